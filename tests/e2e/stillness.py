"""What moves on a page by itself."""

WATCH = """
window.shifts = [];
{
  // While a short page is still read, what has come of the theme's footer stands at the end of the window, and moves up
  // when more of it comes. Whether it is painted in between depends on how busy the machine is. What came last shows in
  // the first frame after all was read, and so moves before the second one begins.
  let wasShown = Infinity;
  document.addEventListener("DOMContentLoaded", () =>
    requestAnimationFrame(() => requestAnimationFrame(begun => { wasShown = begun; })));
  const isTheme = ({ startTime, sources }) =>
    startTime < wasShown && sources.every(({ node }) => node?.closest?.(".md-footer"));
  // Less than that is not seen.
  const LEAST = .001;
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) {
      if (shift.value < LEAST || isTheme(shift)) continue;
      window.shifts.push([shift.value, ...shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 200))]);
    }
  }).observe({ type: "layout-shift", buffered: true });
}
"""
"""Run before a page is: collects in ``window.shifts`` what moves, as the browser measures it, and which parts do."""
