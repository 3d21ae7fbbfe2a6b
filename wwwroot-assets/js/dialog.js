/**
 * Opens a native dialog over the page; the browser keeps the focus inside it.
 * @param {HTMLDialogElement} dialog
 */
export const open = (dialog) => dialog.showModal();
