import { expect, test } from 'vitest';
import { findings } from '../../src/site/inspect.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>${body}</body></html>`;

test.each([
  ['an inline script', '<script>alert(1)</script>', 'inline script: alert(1)'],
  ['an inline module', '<script type="module">a()</script>', 'inline script: a()'],
  ['a style element', '<style>a{}</style>', 'inline style element: a{}'],
  ['a style attribute', '<p style="color:red">x</p>', 'style attribute on <p>: color:red'],
  ['a style attribute in SVG', "<svg><g style='x:y'/></svg>", 'style attribute on <g>: x:y'],
  ['a handler', '<p onclick="a()">x</p>', 'onclick handler on <p>'],
  ['an outside image', '<img src="//a.example/x.png">', 'outside address in src of <img>'],
  ['an outside style sheet', '<link href="http://a.example/x.css">', 'href of <link>'],
  ['a script link', '<a href=" javascript:a()">x</a>', 'href of <a>'],
  ['another base', '<base href="/x/">', 'a <base> element'],
  ['a page in an attribute', '<iframe srcdoc="<p>x"></iframe>', 'a page inside <iframe>'],
  [
    'an outside redirect',
    '<meta http-equiv="refresh" content="0; url=//a.example">',
    'content of <meta>',
  ],
  ['the second of two images', '<img srcset="a.png 1x, //a.example/b.png 2x">', 'srcset of <img>'],
  ['a report of clicks', '<a href="x" ping="/x https://a.example">x</a>', 'ping of <a>'],
])('%s is found', (_, body, finding) => {
  expect(findings(page(body))).toEqual([expect.stringContaining(finding)]);
});

/** Each is live markup to a browser, by the parsing rules of the HTML standard. */
test.each([
  ['upper case', '<SCRIPT>a()</SCRIPT><P STYLE=x>', ['inline script: a()', 'on <p>: x']],
  ['no end tag', '<script>a()', ['inline script: a()']],
  ['an end tag with attributes', '<script>a()</script x><p style=y>', ['a()', 'on <p>: y']],
  ['no quotes', '<img src=//a.example/x.png>', ['src of <img>']],
  ['a slash for a space', '<img/src="x"/onerror="a()">', ['onerror handler on <img>']],
  ['a form feed for a space', '<p\fstyle=x>', ['style attribute on <p>: x']],
  ['no space at all', '<img src="x"onerror=a()>', ['onerror handler on <img>']],
  ['a > in an attribute', `<p title='"' lang=">" style=x>`, ['style attribute on <p>: x']],
  ['a comment closed at once', '<!--><p style=x> -->', ['style attribute on <p>: x']],
  ['a comment of three dashes', '<!---><p style=x> -->', ['style attribute on <p>: x']],
  ['a comment closed by a bang', '<!-- a --!><p style=x> -->', ['style attribute on <p>: x']],
  ['a comment in a comment', '<!-- <!-- --><p style=x> -->', ['style attribute on <p>: x']],
  ['a declaration', '<!x "><p style=x>">', ['style attribute on <p>: x']],
  ['an instruction', '<?x ?><p style=x>', ['style attribute on <p>: x']],
  ['CDATA outside SVG', '<![CDATA[><p style=x>]]>', ['a CDATA section']],
  ['CDATA that never ends', '<svg><p><![CDATA[><p style=x>', ['a CDATA section']],
  ['a title in SVG', '<svg><title><p style=x></title></svg>', ['on <p>: x', 'markup in <title>']],
  ['a script in SVG', '<svg><script>a()</script></svg>', ['inline script: a()']],
  ['a link in SVG', '<svg><a XLINK:HREF="javascript:a()"/></svg>', ['xlink:href of <a>']],
  ['HTML in SVG', '<svg><foreignObject><p style=x>', ['style attribute on <p>: x']],
  ['a title in broken SVG', '<svg></body><title><p style=x>', ['markup in <title>']],
  ['an entity in an address', '<a href="&#106;avascript:a()">', ['href of <a>']],
  ['a line break in an address', '<a href="java&Tab;scr\nipt:a()">', ['href of <a>']],
  ['a control character first', '<a href="\u0001javascript:a()">', ['href of <a>']],
  ['backslashes for slashes', '<a href="/\\a.example/x">', ['href of <a>']],
  ['a template', '<template><p style=x></template>', ['style attribute on <p>: x']],
])('markup hidden by %s is found', (_, body, expected) => {
  const found = findings(page(body));
  expect(found).toHaveLength(expected.length);
  for (const finding of expected) expect(found).toContainEqual(expect.stringContaining(finding));
});

test.each([
  ['text', '<p title="<b style=x>">href="//a.example" style="y" &lt;script></p>'],
  ['a comment', '<!-- <a href="//a.example" style="x"> <script>a()</script> -->'],
  ['data', '<script type="application/json">{"a":"\\u003cp style=x>"}</script>'],
  ['a broken tag name', '<scr<script>a()</script>'],
  ['an attribute of a like name', '<p data-style="x" on-click="a()" data-src="//a.example">'],
  ['a title', '<title>A &lt;p style=x></title><textarea>&lt;p style=x></textarea>'],
  ['its own addresses', '<a href="../x/#y">x</a><img srcset="a.png 1x, /b.png 2x">'],
  ['an image as data', '<img src="data:image/png;base64,AAAA">'],
  ['a mail address', '<a href="mailto:ar@a.example">x</a>'],
  ['a redirect to a page of its own', '<meta http-equiv="refresh" content="0; url=en/">'],
  ['the attributes of an end tag', '<p>x</p style=x>'],
])('%s is not', (_, body) => {
  expect(findings(page(body))).toEqual([]);
});
