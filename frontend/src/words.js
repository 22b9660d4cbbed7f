// Dates, numbers and words for a reader.

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * Year, month and day of an xsd:date, xsd:dateTime, xsd:gYearMonth or xsd:gYear (0 where not given); null for
 * anything else.
 * @param {string} value
 */
export function dateParts(value) {
  const match = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*|Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (!match || (match[2] && !MONTHS[Number(match[2]) - 1])) return null;
  return { year: Number(match[1]), month: Number(match[2] ?? 0), day: Number(match[3] ?? 0) };
}

/**
 * A date for a reader, no more precise than it is.
 * @param {string} value
 */
export function dateText(value) {
  const parts = dateParts(value);
  if (!parts) return value;
  return [parts.day || "", parts.month ? MONTHS[parts.month - 1] : "", parts.year].filter(Boolean).join(" ");
}

/**
 * How precise a date is, in words; "" for what is no date.
 * @param {string} value
 */
export function precisionText(value) {
  const parts = dateParts(value);
  if (!parts) return "";
  return parts.day ? "to the day" : parts.month ? "to the month" : "to the year";
}

/**
 * Sorts dates of different precision: 2025 before January 2025 before 1 January 2025; what is no date comes last.
 * @param {string} a
 * @param {string} b
 */
export function compareDates(a, b) {
  const [x, y] = [dateParts(a), dateParts(b)];
  if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || (a < b ? -1 : a > b ? 1 : 0);
  return x.year - y.year || x.month - y.month || x.day - y.day;
}

/**
 * Whether a date of any precision may lie between two months (“2025-03”; "" for an open end), both included.
 * @param {string} value
 * @param {string} from
 * @param {string} to
 */
export function within(value, from, to) {
  const parts = dateParts(value);
  if (!parts) return false;
  const first = parts.year * 12 + (parts.month || 1);
  const last = parts.year * 12 + (parts.month || 12);
  const [begin, end] = [dateParts(from), dateParts(to)];
  return (
    (!begin || last >= begin.year * 12 + (begin.month || 1)) && (!end || first <= end.year * 12 + (end.month || 12))
  );
}

/**
 * Letters without accents and case, for searching.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function plural(count, one, many) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * At most so many characters, the last an ellipsis where some are left out.
 * @param {string} text
 * @param {number} length
 */
export function short(text, length) {
  const characters = [...text];
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, length - 1)
    .join("")
    .trimEnd()}…`;
}
