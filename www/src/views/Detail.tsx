import type { ComponentChildren, JSX } from "preact";
import type { Classification, Detail as Asked } from "../engine/types";
import { useJourney } from "../journey/context";
import { withActivity, withProduct } from "../journey/describe";
import { translator, type Key, type Translator } from "../i18n/translate";
import { dataText } from "./dataText";
import { Mixed } from "./parts";

/** Where an error links to if the text that an answer makes cannot be read. */
export const DETAIL = "detail";

type Option = Asked["options"][number];
type Props = {
  readonly text: string;
  readonly result: Classification;
  /** Takes the longer text, and what was added to it. */
  readonly onAdd: (text: string, added: string) => void;
};

/** What one more detail would help most, each answer as a button that adds it to the text. */
export function Detail(props: Props): JSX.Element | null {
  const { detail } = props.result;
  if (detail === null) {
    return null;
  }
  return detail.asks === "activity" ? <Activities {...props} detail={detail} /> : <ListedProducts {...props} detail={detail} />;
}

type Shown = Props & { readonly detail: Asked };

function Activities({ detail, text, onAdd }: Shown): JSX.Element {
  const { words } = useJourney();
  const { t } = words;
  return (
    <section class="detail" id={DETAIL} tabIndex={-1} aria-labelledby="detail-title">
      <h2 class="label" id="detail-title">
        {t("detail.activity")}
      </h2>
      <Why detail={detail} />
      <ul>
        {detail.options.map((option) => {
          const said = option.words ?? "";
          const label = t("detail.option", { words: activityName(said, words), result: outcomeWords(option, t) });
          return <Answer key={said} label={<Mixed text={label} />} onChoose={() => onAdd(withActivity(text, said), said.trim())} />;
        })}
      </ul>
    </section>
  );
}

/** Folded, as it is long and the candidates that the person chooses from come after it. */
function ListedProducts({ detail, text, onAdd }: Shown): JSX.Element | null {
  const { t } = useJourney().words;
  const options = detail.options
    .map(({ code, name, products }) => ({ code, name, products: (products ?? []).filter((product) => text.indexOf(product) < 0) }))
    .filter(({ products }) => products.length > 0);
  if (options.length === 0) {
    return null;
  }
  return (
    <details class="detail" id={DETAIL} tabIndex={-1} key={text}>
      <summary>{t("detail.product")}</summary>
      <Why detail={detail} />
      {options.map(({ code, name, products }) => (
        <div role="group" aria-labelledby={`detail-${code}`} lang="zh-CN" key={code}>
          <p class="detail-class" id={`detail-${code}`}>
            <span class="code">{code}</span> {name}
          </p>
          <ul class="detail-products">
            {products.map((product) => (
              <Answer key={product} label={product} onChoose={() => onAdd(withProduct(text, product), product)} />
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Answer({ label, onChoose }: { readonly label: ComponentChildren; readonly onChoose: () => void }): JSX.Element {
  return (
    <li>
      <button class="button button-small" type="button" onClick={onChoose}>
        {label}
      </button>
    </li>
  );
}

function Why({ detail }: { readonly detail: Asked }): JSX.Element {
  const { words } = useJourney();
  return (
    <>
      <p class="note">{words.t("detail.how")}</p>
      <p class="note">
        <Mixed text={dataText(detail.note, words) ?? ""} />
      </p>
    </>
  );
}

// The core's words in a text that ends in Latin letters; in a Chinese text they are those of the Chinese page.
const ACTIVITIES: readonly (readonly [Key, string])[] = [
  ["activity.make", "manufacturing"],
  ["activity.sell", "sales"],
  ["activity.repair", "repair"],
  ["activity.build", "construction"],
];

/** An activity in the language of the page. */
function activityName(words: string, { t }: Translator): string {
  const given = words.trim();
  const chinese = translator("zh").t;
  const known = ACTIVITIES.find(([key, latin]) => given === latin || given === chinese(key));
  return known === undefined ? given : t(known[0]);
}

/** What would follow, and no more than would be sure then. */
function outcomeWords({ verdict, code, name }: Option, t: Translator["t"]): string {
  if (verdict === "none") {
    return t("detail.none");
  }
  if (verdict === "more-text" || code === null || name === null) {
    return t("detail.open");
  }
  const full = `${code} ${name}`;
  return verdict === "in" ? full : t("detail.maybe", { name: full });
}
