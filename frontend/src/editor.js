// The editor of queries: CodeMirror with SPARQL's colours and completion of keywords, terms and variables.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { prefixes, terms } from "./model.js";

const KEYWORDS = (
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION GRAPH VALUES BIND MINUS SERVICE ASK CONSTRUCT DESCRIBE PREFIX BASE AS " +
  "ORDER_BY GROUP_BY HAVING LIMIT OFFSET DESC ASC COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT EXISTS NOT_EXISTS UNDEF " +
  "STR LANG DATATYPE BOUND IRI IF COALESCE REGEX REPLACE CONTAINS STRSTARTS STRENDS STRLEN SUBSTR LCASE UCASE YEAR MONTH DAY IN"
).split(" ");

const theme = EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "13.5px", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)", padding: "10px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--faint)", border: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--wash-strong)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", border: "1px solid var(--line)", color: "var(--ink)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "15em" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", opacity: "0.7" },
  ".cm-matchingBracket": { backgroundColor: "var(--wash-strong) !important", outline: "none" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.comment, tags.lineComment], color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.atom, tags.number, tags.bool], color: "var(--code-term)" },
  { tag: [tags.name, tags.propertyName, tags.tagName, tags.meta], color: "var(--code-term)" },
  { tag: tags.operator, color: "var(--soft)" },
]);

/** @param {import("@codemirror/autocomplete").CompletionContext} context */
function complete(context) {
  const word = context.matchBefore(/[?$]?[\w-]*:?[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const before = context.state.sliceDoc(Math.max(0, word.from - 200), word.from);
  if (/#[^\n]*$/.test(before)) return null;
  const names = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
  names.delete(word.text);
  const options = [
    ...[...names].sort().map((label) => ({ label, type: "variable" })),
    ...terms.map(([label, detail, type]) => ({ label, detail, type })),
    ...Object.keys(prefixes).map((prefix) => ({ label: `${prefix}:`, type: "namespace", boost: -1 })),
    ...KEYWORDS.map((name) => ({ label: name.replace("_BY", " BY").replace("NOT_", "NOT "), type: "keyword", boost: -2 })),
  ];
  return { from: word.from, options, validFor: /^[?$]?[\w-]*:?[\w-]*$/ };
}

/**
 * An editor in an element. Its style sheets live in a shadow root, where the page's policy allows them.
 * @param {HTMLElement} holder
 * @param {{run: () => void, changed: (text: string) => void}} handlers
 * @returns {EditorView}
 */
export function makeEditor(holder, { run, changed }) {
  const root = holder.attachShadow({ mode: "open" });
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: "",
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }])),
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        autocompletion({ override: [complete], icons: false }),
        // Tab leaves the editor, as everywhere on the page; Escape closes the list of completions.
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query", spellcheck: "false" }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
        theme,
      ],
    }),
  });
}

/** @param {EditorView} editor @param {string} text */
export function setText(editor, text) {
  if (editor.state.doc.toString() !== text)
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
}
