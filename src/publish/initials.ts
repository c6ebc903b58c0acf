/** First letters of Chinese names in pinyin: what somebody types who looks for 洲诚 without a Chinese keyboard. */
import { pinyin } from 'pinyin-pro';

/** "zc" by id, of those whose name has Chinese in it. */
export const initialsOf = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([id, name]) => {
      const letters = pinyin(name, {
        pattern: 'first',
        toneType: 'none',
        nonZh: 'removed',
        type: 'array',
      }).join('');
      return letters === '' ? [] : [[id, letters]];
    }),
  );
