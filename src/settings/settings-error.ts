/** A settings file that cannot be used; the text names file and key. */
export class SettingsError extends Error {}
