import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Assessment, Standing } from "../engine/types";
import { attempt } from "../engine/outcome";
import { useJourney } from "../journey/context";
import { valueWords } from "../views/describeLeaf";
import { Mixed } from "../views/parts";
import { statusKey } from "../views/standing";
import { firstView, groups, matrix, rowsOf, VIEWS, type Cell, type Matrix as Grid, type MatrixRow } from "./layout/matrix";
import { useNarrow } from "./narrow";
import { Shape } from "./Shape";
import { standingDetails } from "./twin";

/** The same business in every district. Nothing is compared before it is opened. */
export function Matrix({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const { t } = useJourney().words;
  const [open, setOpen] = useState(false);
  return (
    <details class="more-detail matrix" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("matrix.title")}</summary>
      {open ? <Districts assessment={assessment} /> : null}
    </details>
  );
}

function Districts({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const journey = useJourney();
  const { engine, state, words } = journey;
  const { t, list } = words;
  const outcome = useMemo(() => attempt(() => engine.compare(state.answers, state.asOf)), [assessment]);
  const grid = useMemo(() => (outcome.ok ? matrix(outcome.value, assessment.region) : null), [outcome]);
  const [chosen, setChosen] = useState<(typeof VIEWS)[number] | null>(null);
  const narrow = useNarrow();
  if (!outcome.ok || grid === null) {
    return <p>{t("result.error", { message: outcome.ok ? "" : outcome.error.message })}</p>;
  }
  const view = chosen ?? firstView(grid);
  const rows = rowsOf(grid, view);
  const bare = outcome.value.national_only;
  return (
    <>
      <p class="note">
        {t("matrix.intro")}
        {bare.length === 0 ? null : t("matrix.national", { regions: list(bare.map((id) => valueWords(journey, "region", id))) })}
      </p>
      <p class="views">
        {VIEWS.map((one) => (
          <button class="button button-small" type="button" aria-pressed={one === view} onClick={() => setChosen(one)} key={one}>
            {t(`matrix.view-${one}`, { count: rowsOf(grid, one).length })}
          </button>
        ))}
      </p>
      {narrow ? <List rows={rows} /> : <Table grid={grid} rows={rows} home={assessment.region} />}
    </>
  );
}

function Table(props: { readonly grid: Grid; readonly rows: readonly MatrixRow[]; readonly home: string | null }): JSX.Element {
  const journey = useJourney();
  const { t, list } = journey.words;
  return (
    <div class="matrix-scroll" role="region" aria-label={t("matrix.scroll")} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("matrix.measure")}</th>
            {props.grid.columns.map(({ region, legalStatus }) => (
              <th scope="col" key={region}>
                {valueWords(journey, "region", region)}
                {region === props.home ? t("matrix.here") : null}
                <small>{list(legalStatus.map((status) => t(`document-status.${status}`)))}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.measure}>
              <th scope="row">
                <RowName row={row} />
              </th>
              {row.cells.map((cell) => (
                <td key={cell.region}>
                  <CellWords cell={cell} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** By measure, the districts that say the same in one line. */
function List({ rows }: { readonly rows: readonly MatrixRow[] }): JSX.Element {
  const journey = useJourney();
  const { list } = journey.words;
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li key={row.measure}>
          <RowName row={row} />
          <ul>
            {groups(row).map(({ regions, cell }) => (
              <li key={cell.region}>
                <span class="note">{list(regions.map((id) => valueWords(journey, "region", id)))}</span>
                <CellWords cell={cell} row={row} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function RowName({ row }: { readonly row: MatrixRow }): JSX.Element {
  const { t, tx, list } = useJourney().words;
  return (
    <>
      <strong>{tx(row.label)}</strong>
      <small>
        {row.differs.length === 0
          ? t("matrix.same")
          : t("matrix.differs", { aspects: list(row.differs.map((aspect) => t(`aspect.${aspect}`))) })}
      </small>
    </>
  );
}

/** What the documents of one district say, a sign and words for each. */
function CellWords({ cell, row }: { readonly cell: Cell; readonly row: MatrixRow }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <>
      {cell.standings.length > 0 ? null : (
        <span class="cell">
          <Shape of="silent" /> {t("matrix.silent")}
        </span>
      )}
      {cell.standings.map((standing) => (
        <StandingWords standing={standing} deciding={row.differs.indexOf("missing") >= 0} key={standing.document} />
      ))}
    </>
  );
}

function StandingWords(props: { readonly standing: Standing; readonly deciding: boolean }): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  const { standing } = props;
  const key = statusKey(standing, { status: standing.legal_status });
  return (
    <span class="cell">
      <Shape of={key === "status.applies-draft" ? "draft" : standing.status} /> <strong>{t(key)}</strong>{" "}
      <span class="firmness">{t(`firmness.${standing.firmness}`)}</span>
      {standingDetails(journey, standing, props.deciding).map((detail) => (
        <small key={detail}>
          <Mixed text={detail} />
        </small>
      ))}
    </span>
  );
}
