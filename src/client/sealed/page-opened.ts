/** Sent to the window when a sealed page stands in the document. */
export const PAGE_OPENED = 'page-opened';
