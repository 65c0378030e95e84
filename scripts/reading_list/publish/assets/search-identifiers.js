// What works are told apart by: addresses and identifiers in one spelling each, as `core/identity.py` writes them.

import { decoded } from "./ids.js";

const ARXIV_HOSTS = /^(?:(?:(?:[a-z]{2}|export|browse|lanl)\.)?arxiv\.org|xxx\.lanl\.gov|arxiv-vanity\.com|ar5iv(?:\.labs\.arxiv)?\.org)$/;
const ARXIV_PATH =
  /^\/(?:(?:abs|pdf|html|format|ps|e-print|papers)\/)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf|\.ps\.gz)?\/?$/i;
const DOI_HOSTS = new Set(
  `doi.org dx.doi.org dl.acm.org link.springer.com onlinelibrary.wiley.com tandfonline.com journals.sagepub.com pnas.org
  science.org pubs.acs.org journals.aps.org epubs.siam.org academic.oup.com nature.com aclanthology.org direct.mit.edu
  royalsocietypublishing.org`.split(/\s+/),
);
const DOI_PATH = /^\/(?:.*\/)?(10\.\d{4,9}\/[^?#\s]+)$/;
const DOI_TAIL = /(?:\/full|\/pdf|\/epdf|\/abstract|\/html|\/meta|\/fulltext\.html|\.pdf|\.html)$/i;
const YOUTUBE_HOSTS = new Set(["youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com", "youtu.be"]);
const YOUTUBE_ID = /^(?!videoseries|live_stream)[A-Za-z0-9_-]{11}$/;

/**
 * Return what the work at *address* is told apart by; empty for what is no address.
 *
 * Parameters stay, in one order: which of them only track visitors is not known here. See `identitiesOf`.
 * @param {string} address
 */
export function identify(address) {
  if (!URL.canParse(address)) return "";
  const url = new URL(address);
  const host = url.hostname.replace(/\.$/, "").replace(/^www\./, "");
  const parameters = url.search.slice(1).split("&").filter(Boolean).map(pairIn);
  parameters.sort(([one, first], [other, second]) => order(one, other) || order(first, second));
  const query = new URLSearchParams(parameters).toString();
  const known = atService(host, url, query);
  if (known) return known;
  const port = url.port && !["80", "443"].includes(url.port) ? `:${url.port}` : "";
  const fragment = /^#[/!]/.test(url.hash) ? url.hash : "";
  return `web:${host}${port}${encoded(url.pathname).replace(/\/+$/, "")}${query && `?${query}`}${fragment}`;
}

/**
 * Return name and value of a *parameter*; what is encoded in another way than UTF-8 stays encoded.
 * @param {string} parameter
 * @returns {[string, string]}
 */
function pairIn(parameter) {
  const [name, ...value] = parameter.replaceAll("+", " ").split("=");
  return [decoded(name), decoded(value.join("="))];
}

/**
 * @param {string} one
 * @param {string} other
 */
function order(one, other) {
  return one < other ? -1 : Number(one > other);
}

/**
 * Return *path* with one spelling of what is encoded.
 * @param {string} path
 */
function encoded(path) {
  return path
    .split("/")
    .map((part) => encodeURIComponent(decoded(part)).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent))
    .join("/");
}

/**
 * @param {string} host
 * @param {URL} url
 * @param {string} query
 */
function atService(host, url, query) {
  const path = url.pathname;
  if (ARXIV_HOSTS.test(host)) {
    const paper = path.match(ARXIV_PATH);
    return paper && byArxiv(paper[1]);
  }
  if (DOI_HOSTS.has(host)) return ofPublisher(host, path);
  if (YOUTUBE_HOSTS.has(host)) {
    const video = videoIn(host, url);
    return YOUTUBE_ID.test(video) ? `youtube:${video}` : "";
  }
  if (host === "openreview.net" && ["/forum", "/pdf", "/attachment"].includes(path)) {
    return url.searchParams.has("id") ? `openreview:${url.searchParams.get("id")}` : "";
  }
  return host === "github.com" ? onGithub(path, query) : "";
}

/**
 * @param {string} host
 * @param {string} path
 */
function ofPublisher(host, path) {
  const named = decoded(path).match(DOI_PATH);
  if (named) {
    let doi = named[1];
    if (host !== "doi.org" && host !== "dx.doi.org") while (DOI_TAIL.test(doi)) doi = doi.replace(DOI_TAIL, "");
    return byDoi(doi);
  }
  const article = host === "nature.com" && path.match(/^\/articles\/([a-z]*\d[\w.-]*?)(?:\.pdf)?\/?$/);
  return article ? `doi:10.1038/${article[1].toLowerCase()}` : "";
}

/**
 * @param {string} host
 * @param {URL} url
 */
function videoIn(host, { pathname, searchParams }) {
  if (host === "youtu.be") return pathname.replace(/^\/+|\/+$/g, "");
  if (/^\/watch\/*$/.test(pathname)) return [...searchParams.getAll("v")].at(-1) ?? "";
  return pathname.match(/^\/(?:embed|shorts|live|v)\/([^/]+)\/?$/)?.[1] ?? "";
}

/**
 * @param {string} path
 * @param {string} query
 */
function onGithub(path, query) {
  const repository = path.replace(/\/+$/, "").match(/^\/([^/]+)\/([^/]+?)(?:\.git)?$/);
  if (repository) return `github:${repository[1]}/${repository[2]}`.toLowerCase();
  const [, owner, name, rest] = path.match(/^\/([^/]*)\/([^/]*)\/(.+)$/) ?? [];
  if (!rest) return "";
  return `github:${`${owner}/${name}/`.toLowerCase()}${encoded(rest).replace(/\/+$/, "")}${query && `?${query}`}`;
}

/** @param {string} number */
function byArxiv(number) {
  const [, archive, rest] = number.toLowerCase().match(/^(?:([a-z-]+)(?:\.[a-z]{2})?\/)?(.*)$/) ?? [];
  return `arxiv:${archive ? `${archive}/` : ""}${rest}`;
}

/** @param {string} doi */
function byDoi(doi) {
  const name = doi.replace(/\/+$/, "").toLowerCase();
  return name.startsWith("10.48550/arxiv.") ? byArxiv(name.slice("10.48550/arxiv.".length)) : `doi:${name}`;
}

/**
 * Return the ISBN that *text* is, as 13 digits; empty where it is none.
 * @param {string} text
 */
function isbn13(text) {
  const digits = text.replace(/[ -]/g, "").toUpperCase();
  const weighed = (/** @type {string} */ all) => [...all].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 3 : 1), 0);
  if (/^97[89]\d{10}$/.test(digits)) return weighed(digits) % 10 ? "" : digits;
  if (!/^\d{9}[\dX]$/.test(digits)) return "";
  const sum = [...digits].reduce((total, digit, place) => total + (10 - place) * (digit === "X" ? 10 : Number(digit)), 0);
  if (sum % 11) return "";
  const first = `978${digits.slice(0, 9)}`;
  return first + ((10 - (weighed(first) % 10)) % 10);
}

// --- In what a reader types -----------------------------------------------------------------------

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"]+/gi;
const DOI = /\b10\.\d{4,9}\/[^\s<>"]+/g;
const ARXIV = /(?<![\d.])(?:arxiv:\s*)?(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.]\d)|\b(?:arxiv:\s*)?([a-z-]{2,}(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?\b/gi;
const ISBN = /(?<![\d-])(?:97[89][ -]?)?(?:\d[ -]?){9}[\dX](?![\d-])/gi;
const SITE = /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?=\/|$)/i;
const FEW = 5; // parameters of an address
const CLOSING = /[.,;:!?'")\]}>]+$/;
const MOST_CLOSING = 5; // signs at the end of which some may belong to an address

/**
 * Return the identities that *text* names and of which *isListed* is true, the words that name others, and the rest of
 * the text, in which an address that is not listed leaves the words of its path.
 * @param {string} text
 * @param {(identity: string) => boolean} isListed
 * @returns {{listed: string[], unlisted: string[], rest: string}}
 */
export function identitiesIn(text, isListed) {
  /** @type {string[]} */
  const listed = [];
  /** @type {string[]} */
  const unlisted = [];
  let rest = text;
  /**
   * @param {RegExp} form
   * @param {(match: string, ...groups: string[]) => string[]} identify
   */
  function take(form, identify) {
    rest = rest.replace(form, (match, ...groups) => {
      const all = identify(match, ...groups).filter(Boolean);
      if (!all.length) return match;
      const known = all.find(isListed);
      if (known) listed.push(known);
      else unlisted.push(match.replace(CLOSING, ""));
      return known ? " " : ` ${match.replace(SITE, "").replace(/\W+/g, " ")} `;
    });
  }
  take(ADDRESS, (match) => endings(match).flatMap(identitiesOf));
  take(DOI, (match) => endings(match).flatMap((doi) => [byDoi(doi), byDoi(doi.replace(DOI_TAIL, ""))]));
  take(ARXIV, (_, newer, older) => [byArxiv(newer ?? older)]);
  take(ISBN, (match) => [isbn13(match)].map((isbn) => isbn && `isbn:${isbn}`));
  return { listed, unlisted, rest: rest.replace(/\b(?:doi|arxiv|isbn(?:-1[03])?)\s*:?\s*$/i, " ") };
}

/**
 * Return *match* and what it is without signs at its end, which may be its own or those of the text around it.
 * @param {string} match
 */
function endings(match) {
  const least = match.replace(CLOSING, "").length;
  return [...Array(Math.min(match.length - least, MOST_CLOSING) + 1).keys()]
    .map((taken) => match.slice(0, match.length - taken))
    .concat(match.slice(0, least));
}

/**
 * Return all that the work at *address*, which may lack its scheme, may be told apart by, the surest first.
 * @param {string} address
 */
function identitiesOf(address) {
  const preprint = address.match(/^[a-z-]+\.[a-z]{2}\/\d{7}$/i);
  if (preprint) return [byArxiv(preprint[0])];
  const original = address.replace(/^(?:https?:\/\/)?web\.archive\.org\/web\/[^/]+\//i, "");
  const whole = /^https?:\/\//i.test(original) ? original : `https://${original}`;
  const bare = whole.replace(/[?#].*$/, "");
  const doi = decoded(whole).match(/10\.\d{4,9}\/[^?#&\s]+/)?.[0].replace(DOI_TAIL, "");
  const number = bare.match(/\/(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?\/?$/)?.[1]; // many sites show what arXiv has
  const page = bare.replace(/\/(?:index\.html?)?$/, "");
  // Some parameters may name the work, and the others track visitors.
  const parameters = whole.match(/[^?&#]+=[^?&#]*/g) ?? [];
  const addresses = [whole, ...(parameters.length <= FEW ? choices(parameters) : []).map((some) => `${bare}?${some.join("&")}`), bare, page];
  return [...new Set([...addresses.map(identify), doi ? byDoi(doi) : "", number ? byArxiv(number) : ""])];
}

/**
 * Return every choice of *all*, the largest first.
 * @param {string[]} all
 * @returns {string[][]}
 */
function choices([first, ...rest]) {
  if (first === undefined) return [[]];
  const others = choices(rest);
  return [...others.map((some) => [first, ...some]), ...others].sort((one, other) => other.length - one.length);
}
