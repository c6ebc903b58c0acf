/** What keeps shards from being one book: names the shard, what was expected, and the mend. */
export class ShardError extends Error {}
