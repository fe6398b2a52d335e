/** The public types of the core, under the names that the views use. */
export type {
  Aspect,
  AssessedCase as DecidingCase,
  AssessedDocument as PolicyDocument,
  AssessedMeasure as MeasureResult,
  Assessment,
  Bilingual as Text,
  Candidate,
  Catalogue,
  Change,
  ChangedFact,
  Changes,
  Citation as Clause,
  Classification,
  Comparison,
  Defeater as MeasureRef,
  Detail,
  ErrorCode,
  Evidence,
  Fact,
  FactOption,
  Facts,
  FactType,
  FactValue,
  Firmness,
  Found,
  Leaf,
  LeafTest,
  LegalStatus as DocumentStatus,
  Line,
  Measure,
  Named,
  PolicyCheckerError as CoreError,
  Region,
  Span,
  Stage,
  Standing,
  Status,
  TaxonomyChild,
  TaxonomyLink as IndustryLink,
  TaxonomyNode,
  TraceNode,
  Truth,
  Verdict,
} from "../../../src/wasm/types";

import type * as core from "../../../src/wasm/types";

export type Lang = "zh" | "en";

/** The functions of the core that the page calls. */
export const FUNCTIONS = ["assess", "browse", "catalogue", "changes", "classify", "classifyCode", "compare", "find", "prepare", "version"] as const;

export type Engine = Pick<typeof core, (typeof FUNCTIONS)[number]>;
