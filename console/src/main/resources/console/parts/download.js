// @ts-check
/** Gives the person a file. @param {string} name @param {string} type @param {string} content */
export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
