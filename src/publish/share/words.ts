/** What the command `share` and its refusals say, in the first language of report.yml. */
import { sayingOf } from '../../i18n/index.ts';

const EN = {
  readable:
    '{path}: others on this computer can read it (mode {mode}), and whoever has a key reads the report; mend: chmod {right} "{path}"',
  insideSite:
    '{path}: lies inside a site that is published ({site}), which would publish the keys; mend: move the folder out of it',
  noProject:
    '{path}: is missing, and there are key files beside it; mend: bring it back from a backup, or move the key files away and add the people anew',
  damaged:
    '{path}: cannot be read as a key file: {why}; mend: bring it back from a backup, or delete it and add the person anew',
  damagedState: '{path}: cannot be read: {why}; mend: bring it back from a backup',
  'why.json': 'no whole JSON',
  'why.field': '{field} is missing or is no such value',
  'why.pair': 'identity and recipient do not belong together',
  'why.name': 'its name is not that of its id, {id}',
  otherProject:
    '{path}: was copied from another project; its link opens another report; mend: delete it here and add the person anew',
  unknownAudience:
    '{path}: {person} is to see “{audience}”, which audiences.yml does not have ({known}); mend: write it there, or npm run share -- revoke {id}',
  noAudiences: '{path}: is missing; it says who may be shown what; mend: write an audience into it',
  noSuchAudience: 'audience {audience}: audiences.yml does not have it ({known})',
  isOpen:
    'audience {audience}: is not sealed (sealed: false): whoever has the address reads it, and there is no link to give; mend: remove that line from audiences.yml',
  audienceOver:
    'audience {audience}: its last day was {date}; mend: write a later until into audiences.yml',
  noKeys: 'nobody has a link yet; npm run share -- add AUDIENCE PERSON makes the first',
  noLinks:
    'audience {audience}: is sealed, and nobody has a link to it; mend: npm run share -- add {audience} PERSON, or remove it from audiences.yml',
  unknownPerson:
    'person {person}: nobody of that name or id has a link; npm run share -- list names all',
  ambiguous: 'person {person}: {n} people are meant by it; name one by id: {ids}',
  hasNone:
    'person {person}: the link was withdrawn on {date}; npm run share -- add makes a new one',
  noName: 'PERSON: expected a name of at most {n} characters',
  past: '--until {date}: is over (today is {today}); name a later day',
  badAddress:
    '--address {address}: expected the address of the site, such as https://example.com/report/',
  noAddress:
    'the address of the site is not known; name it once: --address https://example.com/report/',
  plainAddress:
    'Note: {address} is not https: browsers open sealed pages only over https (or on this computer itself).',
  notIgnored:
    'WARNING: {path} is not ignored by git; a commit would give all keys away; mend: add “keys/” to .gitignore, and make new links for all if it was committed',
  gitUnknown: 'WARNING: whether git ignores {path} could not be checked; it must not be committed.',

  added: '{person} ({id}) has a link to “{audience}”:',
  replaced:
    '{person} ({id}) has a new link to “{audience}”; the one before says that it was replaced:',
  untilLine: 'It opens until {date}.',
  wordsAre:
    'Six words, asked for after the link; shown this once, tell them in another way than the link:',
  wordsSame: 'The six words are the same as before.',
  sameName: 'Note: {n} people are called {person}; list names their ids.',
  handOver:
    'Whoever has it reads the report. npm run share -- print {id} writes a page to hand over.',
  nextBuild: 'It holds from the next build that is put online: npm run build.',
  revoked:
    '{person} ({id}): the link to “{audience}” is withdrawn. What was opened before cannot be called back.',
  printed: 'Written for {person}: {path}. It holds the link: hand it over and delete it.',
  linkOver:
    'person {person}: the last day of the link was {date}, and one in its place would open nothing; name a later day: npm run share -- rotate "{person}" --until DATE',
  printRemoved: 'Removed the page to hand over, whose link no longer opens: {path}.',
  toPrintNowhere: '--out {path}: there is no folder {folder}; make it, or name another place',
  toPrintIsFolder: '--out {path}: is a folder; name a file in it, such as link.html',
  toPrintOutside: '--out {path}: lies inside a site that is published ({site}); name another place',

  'head.id': 'id',
  'head.person': 'person',
  'head.audience': 'audience',
  'head.since': 'since',
  'head.until': 'until',
  'head.words': 'words',
  'head.state': 'state',
  'head.build': 'build',
  'head.files': 'files',
  'head.bytes': 'bytes',
  'state.live': 'opens',
  'state.expired': 'expired',
  'state.withdrawn': 'withdrawn on {date}',
  'state.replaced': ', {n} replaced before',
  yes: 'yes',
  no: 'no',

  'list.pages':
    'Pages that an audience is not shown are not built; all rows of its scope are in what it opens ({audiences}).',

  'check.notSealed': '{path}: has no folder sealed/: it is no site with sealed audiences',
  'check.ok': 'every file opened',
  'check.missing': 'NO FILE for this link: build again',
  'check.wrong': 'audience {audience} instead',
  'check.person': 'made out to {person}',
  'check.needsWords':
    'NOT OPENED: needs the six words, and this is not the last build of these keys',
  'check.ended': 'SAYS {how} on {date}: build again',
  'check.stillOpen':
    'STILL OPENS: the link of {person} ({id}) was ended after this build; build again and put it online',
  'how.replaced': 'replaced',
  'how.withdrawn': 'withdrawn',
  'how.expired': 'expired',
  'check.reason': '{file}: {reason}',
  'reason.wrong_key': 'not sealed for this link',
  'reason.damaged': 'damaged',
  'reason.truncated': 'truncated',
  'reason.other_build': 'of another build',
  'reason.ended': 'ended',
  'reason.expired': 'expired',
  'reason.passphrase': 'the second lock does not open',
  'reason.missing': 'missing',
  'check.links':
    '{files} files: {data} of lists and contents, {links} of links that open, {ended} of links that ended, {dummies} that only fill up',
  'check.unsure':
    'Not the last build of these keys: fillers cannot be told from links of others ({n} files of that size).',
  'check.unknown': 'UNKNOWN: no key opens {n} {n:file|files}: {names}',
  'check.more': '{names} and {n} more',
  'check.inClear':
    'Beside sealed/ there are {n} {n:file|files} in clear, fingerprint {fingerprint}: what is online must have the same.',
  'check.good': 'Whole: every link and every file opened with its key.',
  'check.bad': 'NOT WHOLE: {n} {n:fault|faults}.',
} as const;

const ZH: Record<keyof typeof EN, string> = {
  readable:
    '{path}：本机其他用户可以读取（权限 {mode}），得到密钥的人就能看到报表；处理：chmod {right} "{path}"',
  insideSite:
    '{path}：位于要发布的站点（{site}）之内，密钥会随之公开；处理：把该文件夹移到站点之外',
  noProject: '{path}：缺失，而旁边有密钥文件；处理：从备份恢复，或移走密钥文件后重新添加人员',
  damaged: '{path}：无法作为密钥文件读取：{why}；处理：从备份恢复，或删除后重新添加此人',
  damagedState: '{path}：无法读取：{why}；处理：从备份恢复',
  'why.json': '不是完整的 JSON',
  'why.field': '{field} 缺失或取值不对',
  'why.pair': 'identity 与 recipient 不是一对',
  'why.name': '文件名与其编号 {id} 不符',
  otherProject:
    '{path}：是从另一个项目复制来的，其链接打开的是另一份报表；处理：在此删除该文件，重新添加此人',
  unknownAudience:
    '{path}：{person} 对应的受众“{audience}”不在 audiences.yml 中（现有：{known}）；处理：在该文件中写明，或运行 npm run share -- revoke {id}',
  noAudiences: '{path}：缺失；该文件写明谁可以看什么；处理：在其中写入一个受众',
  noSuchAudience: '受众 {audience}：不在 audiences.yml 中（现有：{known}）',
  isOpen:
    '受众 {audience}：未加密（sealed: false），知道网址的人都能看，没有链接可发；处理：从 audiences.yml 中删去该行',
  audienceOver: '受众 {audience}：已于 {date} 到期；处理：在 audiences.yml 中写入更晚的 until',
  noKeys: '还没有人有链接；运行 npm run share -- add 受众 姓名 生成第一个',
  noLinks:
    '受众 {audience}：已加密，但没有人有链接；处理：npm run share -- add {audience} 姓名，或从 audiences.yml 中删去该受众',
  unknownPerson: '人员 {person}：没有此姓名或编号的链接；npm run share -- list 列出全部',
  ambiguous: '人员 {person}：共有 {n} 人符合；请用编号指明：{ids}',
  hasNone: '人员 {person}：链接已于 {date} 撤销；npm run share -- add 可生成新链接',
  noName: '姓名：应为不超过 {n} 个字符的姓名',
  past: '--until {date}：已经过去（今天是 {today}）；请给出更晚的日期',
  badAddress: '--address {address}：应为站点的网址，如 https://example.com/report/',
  noAddress: '尚不知道站点的网址；请给出一次：--address https://example.com/report/',
  plainAddress: '注：{address} 不是 https；浏览器只在 https（或本机）下打开加密页面。',
  notIgnored:
    '警告：git 没有忽略 {path}；提交会泄露全部密钥；处理：在 .gitignore 中加入“keys/”，如已提交，请为所有人更换链接',
  gitUnknown: '警告：无法确认 git 是否忽略 {path}；该文件夹不得提交。',

  added: '{person}（{id}）可查看“{audience}”，链接：',
  replaced: '{person}（{id}）查看“{audience}”的新链接如下；原链接将提示已更换：',
  untilLine: '有效期至 {date}。',
  wordsAre: '打开链接后还需输入以下六个单词；仅显示这一次，请通过与链接不同的途径告知：',
  wordsSame: '六个单词与之前相同。',
  sameName: '注：有 {n} 人名为 {person}；编号见 list。',
  handOver: '拿到链接的人就能看到报表。npm run share -- print {id} 生成可转交的页面。',
  nextBuild: '自下一次生成并上线起生效：npm run build。',
  revoked: '{person}（{id}）：查看“{audience}”的链接已撤销。此前已打开的内容无法收回。',
  printed: '已为 {person} 写入：{path}。其中含有链接：转交后请删除。',
  linkOver:
    '人员 {person}：链接的有效期至 {date}，换成新的也打不开任何内容；请给出更晚的日期：npm run share -- rotate "{person}" --until 日期',
  printRemoved: '已删除可转交的页面（其链接不再有效）：{path}。',
  toPrintNowhere: '--out {path}：没有文件夹 {folder}；请先创建，或换一个位置',
  toPrintIsFolder: '--out {path}：是文件夹；请给出其中的文件名，如 link.html',
  toPrintOutside: '--out {path}：位于要发布的站点（{site}）之内；请换一个位置',

  'head.id': '编号',
  'head.person': '人员',
  'head.audience': '受众',
  'head.since': '自',
  'head.until': '至',
  'head.words': '单词',
  'head.state': '状态',
  'head.build': '版本',
  'head.files': '文件',
  'head.bytes': '字节',
  'state.live': '有效',
  'state.expired': '已到期',
  'state.withdrawn': '已于 {date} 撤销',
  'state.replaced': '，此前更换 {n} 次',
  yes: '有',
  no: '无',

  'list.pages': '受众看不到的页面不会生成，但其范围内的全部明细都在所打开的内容中（{audiences}）。',

  'check.notSealed': '{path}：没有 sealed/ 文件夹，不是含加密受众的站点',
  'check.ok': '所有文件均可打开',
  'check.missing': '没有此链接的文件：请重新生成',
  'check.wrong': '实为受众 {audience}',
  'check.person': '实为 {person} 的链接',
  'check.needsWords': '未打开：需要六个单词，且这不是这些密钥的最近一次生成',
  'check.ended': '显示已于 {date} {how}：请重新生成',
  'check.stillOpen': '仍可打开：{person}（{id}）的链接在此次生成之后才结束；请重新生成并上线',
  'how.replaced': '更换',
  'how.withdrawn': '撤销',
  'how.expired': '到期',
  'check.reason': '{file}：{reason}',
  'reason.wrong_key': '不是为此链接加密的',
  'reason.damaged': '已损坏',
  'reason.truncated': '不完整',
  'reason.other_build': '属于另一次生成',
  'reason.ended': '已结束',
  'reason.expired': '已到期',
  'reason.passphrase': '第二道锁打不开',
  'reason.missing': '缺失',
  'check.links':
    '共 {files} 个文件：目录与内容 {data} 个，有效链接 {links} 个，已结束的链接 {ended} 个，仅作填充的 {dummies} 个',
  'check.unsure':
    '不是这些密钥的最近一次生成：无法区分填充文件与他人的链接（此大小的文件 {n} 个）。',
  'check.unknown': '未知：{n} 个文件没有密钥能打开：{names}',
  'check.more': '{names} 等另 {n} 个',
  'check.inClear':
    'sealed/ 之外有 {n} 个未加密的文件，指纹 {fingerprint}：线上的文件必须与此相同。',
  'check.good': '完整：每个链接和每个文件都能用其密钥打开。',
  'check.bad': '不完整：{n} 处问题。',
};

export type ShareWord = keyof typeof EN;
export type SayShare = (key: ShareWord, parts?: Record<string, string | number>) => string;

export const shareWords = sayingOf<ShareWord>({ en: EN, zh: ZH });
