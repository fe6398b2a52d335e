/** A text in both languages of the interface. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** What is wrong; the file `policy_checker_messages.js` has words for each, in both languages. */
export type ErrorCode =
  | "wrong-type"
  | "text-too-long"
  | "lone-surrogate"
  | "unreadable"
  | "bad-options"
  | "limit-out-of-range"
  | "unknown-code"
  | "bad-date"
  | "bad-facts"
  | "bad-pack"
  | "too-many-packs"
  | "internal";
/** What the functions throw. `path` names the argument, fact or key at fault; a pack's error lists all `findings`. */
export type PolicyCheckerError = Error & {
  readonly code: ErrorCode;
  readonly path: string | null;
  readonly findings?: readonly Finding[];
};

/** Words of the text; `start` and `end` count UTF-16 units, so that `slice` gives `text`. */
export type Span = { readonly start: number; readonly end: number; readonly text: string };
/** Words that decided, and the term that they are. */
export type Evidence = Span & { readonly kind: "name" | "product" | "synonym" | "ngram"; readonly term: string };
export type Named = { readonly code: string; readonly name: string };
export type Share = Named & { readonly probability: number };
export type Candidate = {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly parents: readonly string[];
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  /** Name of the material row without a printed code that the candidate rests on. */
  readonly row?: string;
  /** Of a class reached by an industry's code: the products that alone belong to it. */
  readonly products?: readonly string[];
};
export type Verdict = "in" | "weak" | "none" | "more-text";
export type Classification = {
  readonly candidates: readonly Candidate[];
  readonly level1: readonly Share[];
  readonly level2: readonly Share[];
  /** The probability that the business is in none of the nine industries. */
  readonly none: number;
  readonly verdict: Verdict;
  /** The deepest class that is as sure as the verdict `in` has to be; null where even the category is open. */
  readonly settled: (Share & { readonly level: number }) | null;
  /** The lines of business of a text that has several, from left to right. */
  readonly lines?: readonly Line[];
  /** Words that the text itself takes out, and the words that do so. */
  readonly excluded: readonly (Span & { readonly by: string })[];
  /** The industry outside the nine that the text resembles most. */
  readonly nearest: Named | null;
  readonly note: Bilingual | null;
  /** What one more detail would help most, where the class is open. */
  readonly detail: Detail | null;
};
/** What a text says in one place; `class` is the likeliest sub-category of a line that is likelier inside than out. */
export type Line = Span & { readonly kind: "own" | "aside" | "around" | "trade"; readonly class?: Share };
/**
 * A question; an answer to `activity` has `words` to add to the text, the verdict that would follow and, where that is `in`,
 * the class; one to `product` has a class and examples of it.
 */
export type Detail = {
  readonly asks: "activity" | "product";
  readonly note: Bilingual;
  readonly options: readonly {
    readonly code: string | null;
    readonly name: string | null;
    readonly words?: string;
    readonly verdict?: Verdict;
    readonly products?: readonly string[];
  }[];
};

/** A tie between the two classifications; `star`: only the listed products belong. */
export type TaxonomyLink = {
  readonly code: string | null;
  readonly name: string;
  readonly star: boolean;
  readonly products: readonly string[];
};
/** `basis` says where a code comes from; a material row has none. */
export type TaxonomyChild = {
  readonly code: string | null;
  readonly name: string;
  readonly level: number;
  readonly basis: string | null;
  readonly links: readonly TaxonomyLink[];
};
export type TaxonomyNode = TaxonomyChild & {
  readonly parents: readonly Named[];
  readonly children: readonly TaxonomyChild[];
  readonly note: Bilingual | null;
};

/**
 * A class that a query may mean: an emerging class, or an industry of GB/T 4754-2017. A material row without a printed code
 * stands under the code of the class above it. `text` are the words that the query is part of, and `slice(start, end)` of
 * them what matches.
 */
export type Found = Named & {
  readonly kind: "emerging" | "industry";
  readonly row: string | null;
  /** The classes above, the highest first. */
  readonly parents: readonly Named[];
  readonly by: "code" | "name" | "product" | "synonym";
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** What is known of a business: a fact that is left out is unknown, which is never `false`. */
export type FactValue = boolean | string | readonly string[];
export type Facts = { readonly [id: string]: FactValue };
export type Truth = "true" | "false" | "unknown";
export type Stage = "entry" | "operation" | "rights" | "after-violation";
export type Status = "applies" | "does-not-apply" | "depends" | "defeated";
export type Firmness = "must" | "may" | "encourages" | "explores" | "planned";
/** No measure follows from a document that does not apply yet, or no longer. */
export type Validity = "not-yet" | "current" | "no-longer";
export type LegalStatus = "in-force" | "trial" | "draft" | "reply" | "law";
/** `quote` is verbatim. */
export type Citation = { readonly ref: string; readonly quote: string };
export type Defeater = { readonly measure: string; readonly document: string };

/** The question that a leaf puts to a fact, as the pack writes it. */
export type LeafTest = {
  readonly is?: boolean | string;
  readonly "one-of"?: readonly string[];
  readonly "any-of"?: readonly string[];
  readonly empty?: boolean;
  readonly under?: readonly string[];
  readonly today?: "before" | "on-or-before" | "on-or-after" | "after";
  readonly "plus-months"?: number;
  readonly "plus-days"?: number;
};
export type Leaf = {
  readonly fact: string;
  readonly test: LeafTest;
  readonly value: FactValue | null;
  readonly truth: Truth;
  readonly because?: readonly TraceNode[];
};
/** A node of the condition tree. Its truth is what the known facts say; the status may be settled where the tree is not. */
export type TraceNode =
  | Leaf
  | { readonly all: readonly TraceNode[]; readonly truth: Truth }
  | { readonly any: readonly TraceNode[]; readonly truth: Truth }
  | { readonly not: TraceNode; readonly truth: Truth }
  | { readonly always: true; readonly truth: Truth }
  | { readonly use: string; readonly label: Bilingual; readonly of: TraceNode; readonly truth: Truth }
  | { readonly defeat: Defeater; readonly of: TraceNode; readonly truth: Truth };

export type AssessedDocument = {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly region: string | null;
  readonly issued: string | null;
  readonly effective: string | null;
  /** Last day on which it applies, if it has one. */
  readonly until: string | null;
  /** Whether it applies on the day of the assessment; `null` in the catalogue, which knows no day. */
  readonly validity: Validity | null;
  readonly status: LegalStatus;
  readonly covers: Bilingual;
  readonly note: Bilingual;
};
export type AssessedCase = {
  readonly truth: Truth;
  readonly firmness: Firmness;
  readonly clauses: readonly Citation[];
  readonly text: Bilingual;
  readonly action: Bilingual | null;
};
export type AssessedMeasure = {
  readonly id: string;
  readonly document: string;
  readonly stage: Stage;
  readonly label: Bilingual;
  readonly status: Status;
  readonly firmness: Firmness;
  readonly text: Bilingual;
  readonly action: Bilingual | null;
  /** Unknown facts that can still change the status. */
  readonly missing: readonly string[];
  readonly defeated_by: Defeater | null;
  readonly clauses: readonly Citation[];
  readonly params: { readonly [name: string]: unknown };
  readonly dates: { readonly [name: string]: readonly string[] };
  readonly cases: readonly AssessedCase[];
  readonly notes: readonly { readonly text: Bilingual }[];
  readonly because: readonly TraceNode[];
};
export type Assessment = {
  readonly as_of: string;
  readonly region: string | null;
  readonly documents: readonly AssessedDocument[];
  readonly measures: readonly AssessedMeasure[];
  /** Unknown facts that can change some status, the most decisive first. */
  readonly questions: readonly string[];
};

/** `to`: values with this effect, all of a choice, and of a set or a date the nearest. `how` is null where it is out of the business's hands. */
export type ChangedFact = {
  readonly fact: string;
  readonly from: FactValue;
  readonly to: readonly FactValue[];
  readonly how: Bilingual | null;
};
/** Facts that would have to be otherwise, all together; `missing` are the unknown ones that it would then depend on. */
export type Change = { readonly facts: readonly ChangedFact[]; readonly status: Status; readonly missing: readonly string[] };
/** The smallest changes of what is known that turn a settled verdict: those that the business can make, and the others. */
export type Changes = {
  readonly measure: string;
  readonly document: string;
  readonly status: Status;
  readonly can: readonly Change[];
  readonly cannot: readonly Change[];
};

/** What one document says of one measure, in short. */
export type Standing = {
  readonly document: string;
  readonly legal_status: LegalStatus;
  readonly status: Status;
  readonly firmness: Firmness;
  readonly missing: readonly string[];
  readonly defeated_by: Defeater | null;
  readonly params: { readonly [name: string]: unknown };
  readonly dates: { readonly [name: string]: readonly string[] };
  readonly clauses: readonly Citation[];
  readonly text: Bilingual;
};
/** A document that says nothing of a measure is silent, which is not a "does not apply". */
export type RegionalEntry =
  | (Standing & { readonly region: string; readonly silent: false })
  | { readonly region: string; readonly document: null; readonly silent: true };
export type Aspect = "status" | "silent" | "missing" | "firmness" | "params" | "dates";
export type ComparedMeasure = {
  readonly measure: string;
  readonly label: Bilingual;
  readonly stage: Stage;
  /** In what the regions differ, what matters most first. */
  readonly differs: readonly Aspect[];
  readonly regions: readonly RegionalEntry[];
};
export type Comparison = {
  readonly as_of: string;
  readonly regions: readonly Assessment[];
  readonly differences: readonly ComparedMeasure[];
  readonly same: readonly ComparedMeasure[];
  readonly national: readonly (Standing & { readonly measure: string; readonly label: Bilingual; readonly stage: Stage })[];
  /** The regions without a document of their own in force on the day. */
  readonly national_only: readonly string[];
};

export type FactType = "bool" | "enum" | "set" | "date";
export type FactOption = { readonly id: string; readonly label: Bilingual; readonly help?: Bilingual };
export type Fact = {
  readonly id: string;
  readonly type: FactType;
  readonly group: string;
  readonly label: Bilingual;
  readonly question: Bilingual;
  readonly help: Bilingual;
  readonly values?: readonly FactOption[];
  readonly domain?: "regions" | "emerging-industries";
  /** What the business itself can do to bring the fact to one of the values `to`. */
  readonly step?: { readonly to: readonly string[]; readonly how: Bilingual };
  readonly derived?: true;
};
export type Measure = { readonly id: string; readonly stage: Stage; readonly label: Bilingual; readonly help: Bilingual };
export type Region = { readonly id: string; readonly name: Bilingual; readonly document: string };
export type Catalogue = {
  readonly facts: readonly Fact[];
  readonly measures: readonly Measure[];
  readonly documents: readonly AssessedDocument[];
  readonly regions: readonly Region[];
};
export type Finding = { readonly path: string; readonly message: string };

export function classify(text: string, options?: { limit?: number } | null): Classification;
/** Of a class of GB/T 4754-2017. */
export function classifyCode(code: string, options?: { limit?: number } | null): Classification;
/** Without a code: the root. */
export function browse(code?: string | null): TaxonomyNode;
/**
 * As one types: part of a code of either classification (`397`, `C39`, `1.2`), of a name, a product or an everyday word.
 * Codes come first, then names, then words. At most 50 are given; nothing matches a query of more than 1,024 bytes.
 */
export function find(query: string, options?: { limit?: number } | null): readonly Found[];
/** `asOf` is the day, `YYYY-MM-DD`; `packs` are the JSON texts of further packs, for this call alone. */
export function assess(facts: Facts, asOf: string, packs?: readonly string[] | null): Assessment;
/** What would turn each settled verdict of `assess`, in the same order. */
export function changes(facts: Facts, asOf: string, packs?: readonly string[] | null): readonly Changes[];
/** The same business in every region, difference by difference. */
export function compare(facts: Facts, asOf: string, packs?: readonly string[] | null): Comparison;
export function catalogue(packs?: readonly string[] | null): Catalogue;
/**
 * Adds a pack, the text of its JSON, for all later calls: its region, measures and questions join the others.
 * A pack of a bundled document takes its place; packs of one document are its versions.
 */
export function loadPack(json: string): AssessedDocument;
/** Forgets all packs that were loaded. */
export function unloadPacks(): void;
export function checkPack(json: string): { readonly ok: boolean; readonly findings: readonly Finding[] };
/** Builds one of the tables that a first text would wait for; false once all are there. To be called in pauses; the answers are the same without. */
export function prepare(): boolean;
export function version(): string;
