// What was checked, and what was found wrong.

/** A sentence of a fault is no help when it fills a screen, and neither are a hundred on one page. */
const LONGEST = 600;
const PER_PAGE = 12;

export class Report {
  #checks = 0;
  #faults = [];

  /** Notes one check. `where` names page, window and theme; `fault` says what is wrong where `holds` is not true. */
  expect(holds, where, fault) {
    this.#checks += 1;
    if (!holds) {
      this.#add(where, fault);
    }
  }

  /** Notes a check of a list that should be empty, such as the clipped texts of a page. */
  none(found, where, what) {
    this.expect(found.length === 0, where, `${what}: ${found.slice(0, 8).join("; ")}${found.length > 8 ? `; and ${found.length - 8} more` : ""}`);
  }

  /** Notes a check that two values are equal. */
  equal(found, expected, where, what) {
    const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
    this.expect(one === other, where, `${what} is ${one}, not ${other}`);
  }

  /** Runs checks of one page, and notes as a fault what stops them. */
  async during(where, checks) {
    try {
      await checks();
    } catch (error) {
      this.#add(where, `the checks stopped: ${error.message.split("\n").slice(0, 4).join(" ")}`);
    }
  }

  /** Says a figure to whoever reads the output. */
  figure(text) {
    console.log(`  ${text}`);
  }

  get counts() {
    return { checks: this.#checks, faults: this.#faults.length };
  }

  /** Ends the program: says what was checked, or each fault. */
  conclude() {
    if (this.#faults.length === 0 && this.#checks > 0) {
      console.log(`${this.#checks} checks passed`);
      return;
    }
    for (const faults of this.#byPage().values()) {
      console.error(faults.slice(0, PER_PAGE).join("\n"));
      if (faults.length > PER_PAGE) console.error(`  and ${faults.length - PER_PAGE} more on this page`);
    }
    console.error(`${this.#faults.length} faults in ${this.#checks} checks`);
    process.exitCode = 1;
  }

  #byPage() {
    const pages = new Map();
    for (const fault of this.#faults) {
      const page = fault.split(/ · |: /)[0];
      pages.set(page, [...(pages.get(page) ?? []), fault]);
    }
    return pages;
  }

  #add(where, fault) {
    const text = `${where}: ${fault}`;
    this.#faults.push(text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
  }
}
