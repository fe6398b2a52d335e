import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import { PARTS } from "../options";
import { SIZES, THEMES } from "../settings/appearance";
import { readable, type Choices } from "./choices";
import { Check, ColourField, Line, Lines, Pills, Select } from "./Fields";
import { COLOUR_NAMES, type ColourName } from "../theme/pairs";
import { paletteOf } from "./palette";
import type { Words } from "./words";

type Props = {
  readonly t: Words;
  readonly lang: Lang;
  readonly choices: Choices;
  readonly choose: (part: Partial<Choices>) => void;
};

function Group(props: { readonly title: string; readonly hint?: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class="options-group">
      <h2 class="section-title">{props.title}</h2>
      {props.hint === undefined ? null : <p class="note note-apart">{props.hint}</p>}
      {props.children}
    </section>
  );
}

/** The value of the list that lets one write a district of a pack of one's own. */
const OTHER = "?";

/** What the check begins with. */
export function Begin({ t, lang, choices, choose }: Props): JSX.Element {
  const [other, setOther] = useState(false);
  const regions = CHECKER_REGIONS.map(({ id, name }) => [id, name[lang]] as const);
  const region = (value: string): void => {
    setOther(value === OTHER);
    choose({ region: value === OTHER ? "" : value, ...(value === "" ? { regionFixed: false } : {}) });
  };
  return (
    <Group title={t("configure.begin")}>
      <Pills
        name="lang"
        label={t("configure.lang")}
        value={choices.lang}
        values={[
          ["", t("configure.lang-zh")],
          ["en", t("configure.lang-en")],
        ]}
        onValue={(value) => choose({ lang: value })}
      />
      <Select
        id="region"
        label={t("configure.region")}
        value={other ? OTHER : choices.region}
        values={[["", t("configure.region-none")], ...regions, [OTHER, t("configure.region-other")]]}
        onValue={region}
      />
      {other ? <Line id="region-id" label={t("configure.region-id")} hint={t("configure.region-id-hint")} value={choices.region} onValue={(value) => choose({ region: value.trim() })} /> : null}
      <Check id="region-fixed" label={t("configure.region-fixed")} checked={choices.regionFixed && choices.region !== ""} disabled={choices.region === ""} onValue={(on) => choose({ regionFixed: on })} />
      <Lines id="text" label={t("configure.text")} hint={t("configure.text-hint")} value={choices.text} onValue={(value) => choose({ text: value })} />
    </Group>
  );
}

/** The colours that most pages set; the others follow from these, and are folded. */
const FIRST_COLOURS: readonly ColourName[] = ["accent", "paper", "card", "ink", "muted", "line", "on-accent"];
const REST_COLOURS = COLOUR_NAMES.filter((name) => FIRST_COLOURS.indexOf(name) < 0);

/** Colours, corners, fonts, and whether the look is dark. */
export function Looks({ t, choices, choose }: Props): JSX.Element {
  const palette = paletteOf(readable(choices));
  const colours = (names: readonly ColourName[]): JSX.Element => (
    <div class="colours">
      {names.map((name) => (
        <ColourField
          key={name}
          id={`colour-${name}`}
          label={t(`colour.${name}`)}
          pick={t("configure.pick", { colour: t(`colour.${name}`) })}
          reset={t("configure.reset", { colour: t(`colour.${name}`) })}
          value={choices.colours[name]}
          shown={palette[name]}
          onValue={(value) => {
            const { [name]: _, ...others } = choices.colours;
            choose({ colours: value === undefined ? others : { ...others, [name]: value } });
          }}
        />
      ))}
    </div>
  );
  return (
    <Group title={t("configure.looks")} hint={t("configure.looks-hint")}>
      {colours(FIRST_COLOURS)}
      <details class="more">
        <summary class="options-fold">{t("configure.more-colours")}</summary>
        {colours(REST_COLOURS)}
      </details>
      <Line id="radius" label={t("configure.radius")} hint={t("configure.radius-hint")} value={choices.radius} onValue={(radius) => choose({ radius })} />
      <Line id="font" label={t("configure.font")} hint={t("configure.font-hint")} value={choices.font} onValue={(font) => choose({ font })} />
      <Line id="title-font" label={t("configure.title-font")} value={choices.titleFont} onValue={(titleFont) => choose({ titleFont })} />
      <Pills
        name="theme"
        label={t("configure.theme")}
        hint={t("configure.theme-hint")}
        value={choices.theme}
        values={THEMES.map((value) => [value === "system" ? "" : value, t(`configure.theme-${value}`)])}
        onValue={(theme) => choose({ theme })}
      />
      <Pills
        name="size"
        label={t("configure.size")}
        value={choices.size}
        values={SIZES.map((value) => [value === "normal" ? "" : value, t(`configure.size-${value}`)])}
        onValue={(size) => choose({ size })}
      />
    </Group>
  );
}

/** What is left out, and what goes between the check and the page around. */
export function Rest({ t, choices, choose }: Props): JSX.Element {
  return (
    <Group title={t("configure.parts")}>
      <fieldset class="group field">
        <legend class="label">{t("configure.hide")}</legend>
        <div class="ticks">
          {PARTS.map((part) => (
            <Check
              key={part}
              id={`hide-${part}`}
              label={t(`part.${part}`)}
              checked={choices.hide.indexOf(part) >= 0}
              onValue={(on) => choose({ hide: PARTS.filter((one) => (one === part ? on : choices.hide.indexOf(one) >= 0)) })}
            />
          ))}
        </div>
      </fieldset>
      <Line id="handover" label={t("configure.handover")} hint={t("configure.handover-hint")} value={choices.handover} onValue={(handover) => choose({ handover })} />
      <Lines id="packs" label={t("configure.packs")} hint={t("configure.packs-hint")} value={choices.packs} onValue={(packs) => choose({ packs })} />
      <Line id="page" label={t("configure.page")} hint={t("configure.page-hint")} value={choices.page} onValue={(value) => choose({ page: value.trim() })} />
    </Group>
  );
}

/** Where the files lie, which version, and what the servers allow. */
export function Place({ t, choices, choose }: Props): JSX.Element {
  return (
    <Group title={t("configure.place")}>
      <Line id="site" label={t("configure.address")} hint={t("configure.address-hint")} value={choices.site} onValue={(site) => choose({ site: site.trim() })} />
      <Pills
        name="version"
        label={t("configure.version")}
        hint={t(choices.moving ? "configure.version-moving-hint" : "configure.version-exact-hint")}
        value={choices.moving ? "moving" : "exact"}
        values={[
          ["exact", CHECKER_VERSION],
          ["moving", t("configure.version-moving", { major: CHECKER_VERSION.replace(/\..*$/, "") })],
        ]}
        onValue={(value) => choose({ moving: value === "moving" })}
      />
      <Pills
        name="engine"
        label={t("configure.engine")}
        hint={t(choices.strict ? "configure.engine-strict-hint" : "configure.engine-standard-hint")}
        value={choices.strict ? "strict" : "standard"}
        values={[
          ["standard", t("configure.engine-standard")],
          ["strict", t("configure.engine-strict")],
        ]}
        onValue={(value) => choose({ strict: value === "strict" })}
      />
    </Group>
  );
}
