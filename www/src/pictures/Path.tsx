import type { JSX } from "preact";
import type { MeasureResult, PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { Mixed } from "../views/parts";
import { statusKey } from "../views/standing";
import { lineWords, truthWords } from "../views/Trace";
import { path, pieces, type Path as Way, type Piece } from "./layout/path";
import { Shape } from "./Shape";

/** How a verdict was reached, as a line to follow. The list above it says the same, so that it is hidden from screen readers. */
export function Path(props: { readonly measure: MeasureResult; readonly document: PolicyDocument | undefined }): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  const { measure } = props;
  const way = path(measure);
  return (
    <details class="more-detail path">
      <summary>{t("path.title")}</summary>
      <div aria-hidden="true">
        {way.stops.map((stop, row) => (
          <div class="path-stop" key={row}>
            <Rails way={way} row={row} />
            <p style={{ paddingLeft: `${(stop.lane + 1) * LANE + 6}px` }}>
              <Mixed text={lineWords(journey, stop.reading)} /> <strong>{truthWords(journey, stop.reading)}</strong>
            </p>
          </div>
        ))}
        <div class="path-stop">
          <Rails way={way} row={way.stops.length} />
          <p style={{ paddingLeft: `${LANE + 6}px` }}>
            <strong>{t("path.verdict", { status: t(statusKey(measure, props.document)) })}</strong>
          </p>
        </div>
      </div>
    </details>
  );
}

/** Between two lanes, and from the top of a row to its sign, in pixels. */
const LANE = 18;
const MIDDLE = 14;

/** The lines beside one row; as high as the row, however many lines its words take. */
function Rails({ way, row }: { readonly way: Way; readonly row: number }): JSX.Element {
  const stop = way.stops[row];
  const lane = stop === undefined ? 0 : stop.lane;
  return (
    <svg class="path-rails" width={(lane + 1) * LANE} aria-hidden="true" focusable="false">
      {pieces(way, row).map((piece) => (
        <Rail piece={piece} to={lane} key={piece.kind + piece.lane} />
      ))}
      <Shape of={stop === undefined ? way.status : stop.sign} x={lane * LANE} y={MIDDLE - 8} />
    </svg>
  );
}

function Rail({ piece, to }: { readonly piece: Piece; readonly to: number }): JSX.Element {
  const style = piece.open ? "rail" : "rail rail-shut";
  const x = piece.lane * LANE + 8;
  if (piece.kind === "turns") {
    return <path class={style} d={`M${x} 0C${x} ${MIDDLE} ${x} ${MIDDLE} ${to * LANE + 8} ${MIDDLE}`} />;
  }
  return (
    <line
      class={style}
      x1={x}
      x2={x}
      y1={piece.kind === "leaves" ? MIDDLE : 0}
      y2={piece.kind === "arrives" ? MIDDLE : "100%"}
    />
  );
}
