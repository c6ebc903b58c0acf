/** A failure of another process, told there in full: the message is all that a person needs to read. */
export class ToldFailure extends Error {}
