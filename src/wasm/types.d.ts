/** A text in both languages of the interface. */
export interface Bilingual { zh: string; en: string }

/** What the functions throw. `path` names the argument, fact or key at fault. */
export interface PolicyCheckerError extends Error { name: "PolicyCheckerError"; code: string; path: string | null }

/** Words that decided; `start` and `end` count UTF-16 units, so that `slice` gives `text`. */
export interface Evidence { start: number; end: number; text: string; kind: string; term: string }
export interface Candidate {
  code: string; name: string; level: number; parents: string[]; probability: number; evidence: Evidence[];
  [addition: string]: unknown;
}
export interface Classification {
  candidates: Candidate[];
  level1: { code: string; probability: number }[];
  level2: { code: string; probability: number }[];
  /** The probability that the business is in none of the nine industries. */
  none: number;
  verdict: "in" | "weak" | "none" | "more-text";
  [addition: string]: unknown;
}

export interface TaxonomyNode {
  code: string | null; name: string; level: number;
  parents: { code: string; name: string }[];
  children: { code: string | null; name: string; level: number }[];
  [addition: string]: unknown;
}

/** What is known of a business: a fact that is left out is unknown, which is never `false`. */
export type Facts = Record<string, boolean | string | string[]>;
export type Truth = "true" | "false" | "unknown";
export type Stage = "entry" | "operation" | "rights" | "after-violation";
export type Status = "applies" | "does-not-apply" | "depends" | "defeated";
export type Firmness = "must" | "may" | "encourages" | "explores" | "planned";
export type LegalStatus = "in-force" | "trial" | "draft" | "reply" | "law";
/** `quote` is verbatim. */
export interface Citation { ref: string; quote: string }
export interface Defeater { measure: string; document: string }

/** A node of the condition tree. */
export type TraceNode = { truth: Truth } & (
  | { always: true }
  | { all: TraceNode[] }
  | { any: TraceNode[] }
  | { not: TraceNode }
  | { fact: string; test: Record<string, unknown>; value: boolean | string | string[] | null; because?: TraceNode[] }
  | { use: string; label: Bilingual; of: TraceNode }
  | { defeat: Defeater; of: TraceNode }
);

export interface AssessedDocument {
  id: string; title: string; number: string; issuer: string; region: string | null;
  issued: string | null; effective: string | null; status: LegalStatus; covers: Bilingual; note: Bilingual;
}
export interface AssessedMeasure {
  id: string; document: string; stage: Stage; label: Bilingual; status: Status; firmness: Firmness;
  text: Bilingual; action: Bilingual | null;
  /** Unknown facts that can still change the status. */
  missing: string[];
  defeated_by: Defeater | null;
  clauses: Citation[];
  params: Record<string, unknown>;
  dates: Record<string, string[]>;
  cases: { truth: Truth; firmness: Firmness; clauses: Citation[]; text: Bilingual; action: Bilingual | null }[];
  notes: { text: Bilingual }[];
  because: TraceNode[];
}
export interface Assessment {
  as_of: string; region: string | null; documents: AssessedDocument[]; measures: AssessedMeasure[];
  /** Unknown facts that can change some status, the most decisive first. */
  questions: string[];
}

export interface Fact {
  id: string; type: "bool" | "enum" | "set" | "date"; group: string;
  label: Bilingual; question: Bilingual; help: Bilingual;
  values?: { id: string; label: Bilingual; help?: Bilingual }[];
  domain?: "regions" | "emerging-industries"; derived?: true;
}
export interface Measure { id: string; stage: Stage; label: Bilingual; help: Bilingual }
export interface Catalogue {
  facts: Fact[]; measures: Measure[]; documents: AssessedDocument[];
  regions: { id: string; name: Bilingual; document: string }[];
}

export function classify(text: string, options?: { limit?: number } | null): Classification;
/** Of a class of GB/T 4754-2017. */
export function classifyCode(code: string, options?: { limit?: number } | null): Classification;
/** Without a code: the root. */
export function browse(code?: string | null): TaxonomyNode;
/** `asOf` is the day, `YYYY-MM-DD`; `packs` are the JSON texts of further packs. */
export function assess(facts: Facts, asOf: string, packs?: string[] | null): Assessment;
export function catalogue(packs?: string[] | null): Catalogue;
export function checkPack(json: string): { ok: boolean; findings: { path: string; message: string }[] };
export function version(): string;
