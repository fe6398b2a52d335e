/**
 * The public JSON of the core, as the page uses it. Ids are part of the public contract; the core may add fields,
 * so everything the contract calls an addition is optional here.
 */

export type Lang = "zh" | "en";
export type Text = { readonly zh: string; readonly en: string };

/** What a fact may hold. A fact that is left out is unknown, which is never the same as `false`. */
export type FactValue = boolean | string | readonly string[];
export type Facts = { readonly [id: string]: FactValue };

export type Named = { readonly code: string; readonly name: string };

export type TaxonomyNode = {
  readonly code: string | null;
  readonly name: string;
  readonly level: number;
  readonly basis?: string | null;
  readonly parents: readonly Named[];
  readonly children: readonly TaxonomyChild[];
  readonly links?: readonly IndustryLink[];
  readonly note?: string | Text | null;
};

export type TaxonomyChild = {
  readonly code: string | null;
  readonly name: string;
  readonly level: number;
  readonly basis?: string | null;
};

/** A tie between an emerging industry and a class of GB/T 4754-2017; `star` = only the listed products count. */
export type IndustryLink = {
  readonly code: string;
  readonly name: string;
  readonly star: boolean;
  readonly products: readonly string[];
};

/** `start` and `end` count UTF-16 code units, so that `slice` gives the words. */
export type Span = { readonly start: number; readonly end: number; readonly text: string };
export type Evidence = Span & { readonly kind: string; readonly term: string };

export type Candidate = {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly parents: readonly string[];
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  /** Name of the material row without a printed code that the candidate rests on. */
  readonly row?: string | null;
  readonly products?: readonly string[] | null;
};

export type Verdict = "in" | "weak" | "none" | "more-text";

export type Classification = {
  readonly candidates: readonly Candidate[];
  readonly level1: readonly { readonly code: string; readonly probability: number }[];
  readonly level2: readonly { readonly code: string; readonly probability: number }[];
  readonly none: number;
  readonly verdict: Verdict;
  readonly excluded?: readonly (Span & { readonly by?: string })[];
  readonly nearest?: Named | null;
  readonly note?: string | Text | null;
};

export type FactType = "bool" | "enum" | "set" | "date";

export type FactOption = { readonly id: string; readonly label: Text; readonly help?: Text | null };

export type Fact = {
  readonly id: string;
  readonly type: FactType;
  readonly group: string;
  readonly label: Text;
  readonly question: Text;
  readonly help: Text;
  readonly values?: readonly FactOption[] | null;
};

export type Stage = "entry" | "operation" | "rights" | "after-violation";
export type Status = "applies" | "does-not-apply" | "depends" | "defeated";
export type Firmness = "must" | "may" | "encourages" | "explores" | "planned";
export type DocumentStatus = "in-force" | "trial" | "draft" | "reply" | "law";
export type Truth = "true" | "false" | "unknown";

export type Measure = { readonly id: string; readonly stage: Stage; readonly label: Text; readonly help: Text };

export type Region = { readonly id: string; readonly name: Text };

export type PolicyDocument = {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly issued?: string | null;
  readonly effective?: string | null;
  readonly issuer: string;
  readonly status: DocumentStatus;
  readonly note: Text;
  readonly covers: Text;
  readonly region?: string | null;
};

export type Catalogue = {
  readonly facts: readonly Fact[];
  readonly measures: readonly Measure[];
  readonly documents: readonly PolicyDocument[];
  readonly regions: readonly (Region & { readonly document: string })[];
};

/** The test of one leaf, as written in the pack. */
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

export type MeasureRef = { readonly measure: string; readonly document: string };

export type Leaf = {
  readonly fact: string;
  readonly test: LeafTest;
  readonly value: FactValue | null;
  readonly truth: Truth;
  readonly because?: readonly TraceNode[];
};

export type TraceNode =
  | Leaf
  | { readonly all: readonly TraceNode[]; readonly truth: Truth }
  | { readonly any: readonly TraceNode[]; readonly truth: Truth }
  | { readonly not: TraceNode; readonly truth: Truth }
  | { readonly always: true; readonly truth: Truth }
  | { readonly use: string; readonly label?: Text; readonly of: TraceNode; readonly truth: Truth }
  | { readonly defeat: MeasureRef; readonly of: TraceNode; readonly truth: Truth };

export type Clause = { readonly ref: string; readonly quote: string };

export type DecidingCase = {
  readonly truth: Truth;
  readonly firmness: Firmness;
  readonly clauses: readonly Clause[];
  readonly text: Text;
  readonly action?: Text | null;
};

export type MeasureResult = {
  readonly id: string;
  readonly document: string;
  readonly stage: Stage;
  readonly status: Status;
  readonly firmness: Firmness;
  readonly missing: readonly string[];
  readonly defeated_by: MeasureRef | null;
  readonly clauses: readonly Clause[];
  readonly dates?: { readonly [name: string]: readonly string[] };
  readonly because: readonly TraceNode[];
  readonly label: Text;
  readonly text: Text;
  readonly action?: Text | null;
  readonly cases?: readonly DecidingCase[];
  readonly notes?: readonly { readonly text: Text }[];
};

export type Assessment = {
  readonly as_of: string;
  readonly region: string | null;
  readonly documents: readonly PolicyDocument[];
  readonly measures: readonly MeasureResult[];
  readonly questions: readonly string[];
};

/** What the core throws: never a bare string, never a trap. */
export type CoreError = Error & { readonly code: string; readonly path: string | null };

export type Engine = {
  readonly classify: (text: string, options?: { limit?: number }) => Classification;
  readonly classifyCode: (code: string, options?: { limit?: number }) => Classification;
  readonly browse: (code?: string) => TaxonomyNode;
  readonly assess: (facts: Facts, asOf: string) => Assessment;
  readonly catalogue: () => Catalogue;
};
