/// The style sheet of pages: a column as in a newspaper, which fits a telephone and a sheet of paper.
enum HTMLStyle {
  static let text = """
    :root{\(HTMLColours.variables(\.light));color-scheme:light dark;\
    --serif:Charter,"Bitstream Charter","Sitka Text","Source Serif 4",Cambria,Georgia,serif;\
    --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
    --mono:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
    @media screen and (prefers-color-scheme:dark){:root{\(HTMLColours.variables(\.dark))}}
    *{box-sizing:border-box}
    html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);\
    -webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem) 3rem;\
    overflow-wrap:break-word;font-variant-numeric:lining-nums}
    a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.18em}
    :focus-visible{outline:2px solid var(--accent);outline-offset:3px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{position:static}
    header{border-top:4px solid var(--ink);margin-top:clamp(1rem,4vw,3rem);padding-top:.75rem}
    header::after{content:"";display:block;border-top:1px solid var(--ink);\
    border-bottom:1px solid var(--ink);height:3px;margin-top:1.1rem}
    .kicker{margin:0;font:600 .8rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;\
    color:var(--accent)}
    h1,h2,h3,h4,h5,h6{line-height:1.15;text-wrap:balance;font-weight:700}
    h1{font-size:clamp(2rem,1.3rem + 3vw,3.4rem);letter-spacing:-.015em;margin:.3rem 0 .6rem}
    h2{font-size:clamp(1.45rem,1.2rem + 1vw,1.9rem);margin:0 0 1rem;letter-spacing:-.008em}
    h3{font-size:1.25rem;margin:2rem 0 .7rem}
    h4,h5,h6{font-size:1.05rem;margin:1.6rem 0 .5rem}
    .byline{margin:0;font:.875rem/1.5 var(--sans);color:var(--muted)}
    nav{font:.9rem/1.4 var(--sans);border-bottom:1px solid var(--rule);padding:.8rem 0}
    nav h2{font:600 .8rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;\
    color:var(--muted);margin:0 0 .4rem}
    nav ol{margin:0;padding:0;list-style:none;columns:16rem;column-gap:2rem}
    nav li{padding:.22rem 0;break-inside:avoid}
    nav li li{padding-left:1rem}
    nav a{color:var(--ink);text-decoration-color:var(--rule)}
    nav a:hover{color:var(--accent);text-decoration-color:currentColor}
    main{padding-top:1.5rem}
    main>section,.answer+.answer{border-top:1px solid var(--rule);margin-top:2.6rem;\
    padding-top:1.5rem}
    main>section:first-child,.answer>section:first-child{border-top:0;margin-top:0;padding-top:0}
    .answer>section{border-top:1px solid var(--rule);margin-top:2.6rem;padding-top:1.5rem}
    .lines{max-width:44rem;margin:0 0 1rem}
    .lines p{margin:0;white-space:pre-wrap}
    .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,12rem),1fr));\
    gap:.75rem;margin:0 0 1.75rem}
    .fact{background:var(--card);border-top:3px solid var(--ink);padding:.8rem 1rem .9rem;\
    break-inside:avoid}
    .fact dt{font:600 .82rem/1.35 var(--sans);color:var(--muted)}
    .fact dd{margin:0}
    details{margin:1rem 0}
    summary{font:600 .95rem/1.5 var(--sans);cursor:pointer}
    .fact .figure{font-size:clamp(1.4rem,1.1rem + 1.2vw,1.8rem);\
    line-height:1.2;font-weight:700;letter-spacing:-.01em;margin-top:.3rem}
    .fact .note{font:.85rem/1.4 var(--sans);color:var(--muted);margin-top:.3rem}
    .scroll{overflow-x:auto;margin:0 0 .6rem;border-top:2px solid var(--ink);\
    border-bottom:1px solid var(--ink)}
    table{border-collapse:collapse;width:100%;font:.9rem/1.45 var(--sans);\
    font-variant-numeric:tabular-nums lining-nums}
    caption{text-align:left;padding:.45rem .1rem;font-weight:600}
    th,td{padding:.45rem .9rem .45rem .1rem;text-align:left;vertical-align:top;\
    font-weight:400;border-bottom:1px solid var(--rule)}
    th:last-child,td:last-child{padding-right:.1rem}
    thead th{font-weight:600;color:var(--muted);vertical-align:bottom;border-bottom-color:var(--ink)}
    tbody tr:last-child>*{border-bottom:0}
    tbody tr:hover>*{background:var(--card)}
    td{white-space:pre-wrap}
    .number{text-align:right;white-space:nowrap}
    .number+:not(.number){padding-left:.9rem}
    .date{white-space:nowrap}
    .unit{font-weight:400}
    .bar{font-family:var(--mono);white-space:pre;line-height:1}
    .under{font:.85rem/1.45 var(--sans);color:var(--muted);margin:.2rem 0 1.5rem}
    .tree,.tree ul{list-style:none;margin:0;padding:0}
    .tree{margin:0 0 1.5rem;font:.95rem/1.5 var(--sans)}
    .tree ul{border-left:1px solid var(--rule);margin-left:.35rem}
    .tree li li{padding-left:1.4rem;position:relative}
    .tree li li::before{content:"";position:absolute;left:0;top:.85em;width:.9rem;\
    border-top:1px solid var(--rule)}
    .tree span{white-space:pre-wrap}
    figure{margin:0 0 1.75rem}
    .picture{overflow-x:auto;max-width:56rem}
    figure svg{display:block;width:100%;min-width:34rem;height:auto}
    figure svg[role=img]{--paper:inherit;--ink:inherit;--rule:inherit}
    figcaption{font:.85rem/1.45 var(--sans);color:var(--muted);margin-top:.5rem;max-width:48rem}
    pre{background:var(--card);border:1px solid var(--rule);padding:1rem 1.1rem;overflow-x:auto;\
    font:.85rem/1.6 var(--mono);margin:0 0 1.5rem}
    code{font:inherit}
    .strong,.value{font-weight:700}
    .faint{color:var(--muted)}
    .name{color:var(--name)}
    .verb{color:var(--verb);font-style:italic}
    .good{color:var(--good)}
    .bad{color:var(--bad);font-weight:600}
    .caution{color:var(--caution)}
    .hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;\
    clip-path:inset(50%);white-space:nowrap}
    footer{border-top:1px solid var(--ink);margin-top:3rem;padding-top:.8rem;\
    font:.85rem/1.5 var(--sans);color:var(--muted)}
    @media print{@page{margin:18mm 16mm}
    html{background:none;font-size:10pt}
    body{max-width:none;padding:0}
    header{margin-top:0}
    a{color:inherit;text-decoration:none}
    .skip{display:none}
    .scroll,.picture{overflow:visible}
    figure svg{min-width:0}
    pre{white-space:pre-wrap}
    figure,tr,.fact,.tree li,pre{break-inside:avoid}
    h1,h2,h3,h4,caption{break-after:avoid}
    thead{display:table-header-group}
    .lines p,.under{orphans:3;widows:3}}
    """
}
