import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { FieldMessage, Mixed, type FieldError } from "./parts";

type Props = { readonly code: string; readonly name: string; readonly products: readonly string[]; readonly error: FieldError | undefined };

/** The products that alone bring an industry into a class. Without one of them the class is not confirmed. */
export function Products({ code, name, products, error }: Props): JSX.Element {
  const { state, words, dispatch } = useJourney();
  const chosen = state.products[code] ?? [];
  const message = `${productId(code, 0)}-error`;
  return (
    <fieldset class={error === undefined ? "products" : "products group-error"} aria-describedby={error === undefined ? undefined : message}>
      <legend class="products-title">
        <Mixed text={words.t("industry.which-products", { name })} />
      </legend>
      <FieldMessage id={message} error={error} />
      {products.map((product, at) => (
        <div class="choice choice-slim" key={product}>
          <input
            class="choice-input"
            type="checkbox"
            id={productId(code, at)}
            checked={chosen.indexOf(product) >= 0}
            onChange={(event) => dispatch({ type: "product", code, product, on: event.currentTarget.checked })}
          />
          <label class="choice-label" for={productId(code, at)} lang="zh-CN">
            {product}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** The id of the field of a product, where an error links to. */
export function productId(code: string, at: number): string {
  return `product-${code}-${at}`;
}
