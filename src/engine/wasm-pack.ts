/** How the pack gets into DuckDB in wasm, and how the engine is shut in afterwards. */
import { sqlText } from './engine.ts';

/** The name under which the pack's bytes are registered. */
export const PACK_FILE = 'pack.duckdb';

/** In this order: before the lock the registered buffer can be attached, after it nothing can be opened any more. */
export const OPENING_STATEMENTS = [
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  `ATTACH ${sqlText(PACK_FILE)} AS pack (READ_ONLY)`,
  'USE pack',
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];
