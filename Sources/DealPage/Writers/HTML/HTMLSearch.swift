/// How words are found on the first page of a site: in its own list of them.
enum HTMLSearch {
  /// Looks in the words of all links and in what they are about, the nearest first; Enter opens the first.
  static let script = """
    const asked = document.getElementById("asked"), found = document.getElementById("found");
    const words = [...document.querySelectorAll(".words a")].map(link => ({
      link, word: link.textContent.toLowerCase(), text: (link.textContent + " " + link.title).toLowerCase(),
      chapter: link.closest("section").querySelector("h2").textContent}));
    function distance(entry, terms) {
      const all = terms.join(" ");
      if (entry.word === all) return 0;
      if (entry.word.startsWith(all)) return 1;
      if (terms.every(term => entry.word.includes(term))) return 2;
      return terms.every(term => entry.text.includes(term)) ? 3 : 4;
    }
    function find() {
      const terms = asked.value.toLowerCase().split(/\\s+/).filter(term => term);
      const hits = words.map((entry, place) => ({entry, place, distance: distance(entry, terms)}))
        .filter(hit => terms.length && hit.distance < 4)
        .sort((a, b) => a.distance - b.distance || a.place - b.place);
      found.replaceChildren(...hits.slice(0, 40).map(({entry}) => {
        const item = document.createElement("li");
        const link = entry.link.cloneNode(true);
        link.removeAttribute("title");
        item.append(link, " " + entry.chapter + (entry.link.title ? ": " + entry.link.title : ""));
        return item;
      }));
      if (terms.length && !hits.length) {
        const item = document.createElement("li");
        item.textContent = "Nothing has these words.";
        found.append(item);
      }
    }
    asked.addEventListener("input", find);
    asked.addEventListener("keydown", event => {
      const first = found.querySelector("a");
      if (event.key === "Enter" && first) location.href = first.href;
    });
    document.getElementById("search").hidden = false;
    asked.value = new URLSearchParams(location.search).get("find") || "";
    find();
    """

  /// What the pages of a site have beside the style sheet of all pages.
  static let style = """

    label{font:600 .8rem/1.4 var(--sans);color:var(--muted);display:block}
    input{font:1rem/1.4 var(--sans);color:var(--ink);background:var(--card);\
    border:1px solid var(--muted);padding:.4rem .6rem;width:100%;max-width:28rem}
    #found{margin:.6rem 0 0;padding:0;list-style:none;font:.95rem/1.5 var(--sans)}
    #found li{padding:.2rem 0}
    .words{font:.95rem/1.9 var(--mono);margin:.3rem 0}
    .words a{margin-right:.7rem;text-underline-offset:.3em}
    nav [aria-current]{font-weight:700}
    :target{background:var(--card)}

    """
}
