// What a page says of itself: its width, the contrast of its text, its labels, its language, its weight.
const width = document.documentElement.clientWidth;
const rendered = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
const parts = colour => { const n = colour.match(/[\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
const light = colour => [0, 1, 2].map(i => colour[i] / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
        layers.push(parts(getComputedStyle(e).backgroundColor));
        if (layers[layers.length - 1][3] === 1) { break; }
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
};
const contrast = (element, colour) => {
    const below = ground(element), a = light(over(parts(colour), below)), b = light(below);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
// WCAG 2.2, 1.4.3: 4.5, and 3 for large text (24 px, or 18.66 px and bold).
const needed = style => parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5;
const faint = [];
let texts = 0;
const judge = (element, colour, text) => {
    texts++;
    const ratio = contrast(element, colour);
    if (ratio < needed(getComputedStyle(element))) { faint.push(ratio.toFixed(2) + " " + text.trim().slice(0, 40)); }
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && rendered(element)) {
        judge(element, getComputedStyle(element).color, walker.currentNode.data);
    }
}
const controls = [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button")].filter(rendered);
controls.filter(c => c.placeholder).forEach(c => judge(c, getComputedStyle(c, "::placeholder").color, c.placeholder));
const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
const weight = entry => entry.encodedBodySize + 300;
return {
    tooWide: document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
        .filter(e => e.getBoundingClientRect().right > width + 1 && !e.parentElement.closest(".scroll"))
        .map(e => e.tagName + "." + e.className).slice(0, 5),
    texts, faint,
    unlabelled: controls.filter(c => !(c.labels && c.labels.length) && !c.getAttribute("aria-label") && !c.textContent.trim())
        .map(c => c.outerHTML.slice(0, 80)),
    silentPictures: [...document.querySelectorAll("img:not([alt]), svg[role=img]:not([aria-label])")].map(e => e.outerHTML.slice(0, 80)),
    deadImages: [...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.src),
    repeatedIds: ids.filter((id, at) => ids.indexOf(id) !== at),
    headings: document.querySelectorAll("h1").length,
    title: document.title,
    language: document.documentElement.lang,
    bytes: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .reduce((sum, entry) => sum + weight(entry), 0),
};
