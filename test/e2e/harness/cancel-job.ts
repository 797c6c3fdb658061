/** To be evaluated on the page before a job starts: presses 取消 in the moment in which the running job offers it. */
export function cancelWhenOffered(): void {
  const observer = new MutationObserver(() => {
    const offered = document.querySelector<HTMLElement>('.job button');
    if (offered === null) return;
    observer.disconnect();
    offered.click();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
