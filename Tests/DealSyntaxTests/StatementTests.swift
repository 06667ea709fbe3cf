import DealSyntax
import Testing

@Suite struct StatementTests {
  @Test(arguments: [
    ("deal openai aws value 38e9", "deal openai aws value=38000000000"),
    ("deal openai aws value 38e9 over 7 years", "deal openai aws value=38000000000 over=[7 years]"),
    (
      "deal openai aws over over 7 years value over $38B",
      "deal openai aws over=(over [7 years]) value=(over USD38000000000)"
    ),
    ("deal a b value reported $38B", "deal a b value=0:USD38000000000"),
    ("deal a b value reported over $38B", "deal a b value=0:(over USD38000000000)"),
    (
      "deal a b with hundreds of thousands of gpus over 7 years announced 2025-11-03",
      "deal a b with=[h100000 gpus] over=[7 years] announced=d2025-11-3"
    ),
    ("deal a b with 200k gpus of h100, 2 GW", "deal a b with=[200000 gpus] of h100,[2 GW]"),
    ("deal a b with 200,000 gpus,\n  3 GW", "deal a b with=[200000 gpus],[3 GW]"),
    ("deal a b pays with capacity binding take-or-pay", "deal a b pays=#2 binding=#1"),
    ("deal a b value (x over y)", "!unexpected@1:19"),
    ("deal a b value f(over) over 3 years", "deal a b value=f(over) over=[3 years]"),
    (
      "deal a b source \"x\" source filing note \"n\"",
      "deal a b source=\"x\" source=filing note=\"n\""
    ),
    (
      "deal a b {\n value 38e9\n over 7 years # term\n\n note \"n\"; as c\n}",
      "deal a b value=38000000000 over=[7 years] note=\"n\" as=c"
    ),
    ("deal a b as c { value 1 } over 7 years", "deal a b as=c value=1 over=[7 years]"),
    ("rollout gpus by 2026-12", "rollout gpus by=m2026-12"),
    ("rollout 200k gpus by end of 2026 for a_b", "rollout [200000 gpus] by=(endof y2026) for=a_b"),
    ("rollout (s by year) by 2026", "rollout (by s year) by=y2026"),
    ("rate EUR = 1.08 USD on 2025-11-03", "rate EUR [1.08 USD] on=d2025-11-3"),
    ("solve x for f(x) = 3 between 1 and 2", "solve x f(x) 3 between=(and 1 2)"),
    (
      "price of h100 $2 / hour on 2026 declining 30% per year",
      "price h100 (divide USD2 hour) on=y2026 declining=(divide 30% year)"
    ),
    (
      "scenario low from base {\n deal a b value 1\n let x = 2\n}",
      "scenario low from=base {deal a b value=1; let x = 2}"
    ),
    ("compare base, low show x, y given a = 1, z", "compare base,low show=x,(given y a=1),z"),
    ("list deals where value > 5 top 3", "list #0 where=(greater value 5) top=3"),
    ("sweep u over [1, 2] show y, z", "sweep u=[1 2] y,z"),
    ("sweep u over [1, 2],\n  a.b over x show y", "sweep u=[1 2],a.b=x y"),
    ("sweep u over (over 5) show y", "sweep u=(over 5) y"),
    ("sweep u over 1, 2 show y", "!missing@1:14"), ("sweep u show y", "!missing@1:9"),
    ("sweep over [1] show y", "!missing@1:7"), ("sweep u over [1]", "!missing@1:17"),
    ("sweep show y", "!missing@1:7"), ("sweep u over show y", "!missing-value@1:14"),
    ("sweep 5 over [1] show y", "!missing@1:7"),
    ("timeline\ntimeline", "timeline | timeline"), ("help", "help _"),
    ("help deal value  # x", "help <deal value>"),
    ("print \"a\"", "print \"a\""), ("print \"a {x}\"", "print (text 'a ' x)"),
    ("print x + 1", "print (add x 1)"), ("claim \"big\" x > 3", "claim \"big\" (greater x 3)"),
    ("show deal", "show deal"),
    ("let annual = a.value / a.term", "let annual = (divide a.value a.term)"),
    (
      "assume u = 60% to 85%  source \"interviews\" basis estimate note \"n\"",
      "assume u = (to 60% 85%) source=\"interviews\" basis=estimate note=\"n\""
    ),
    ("let x: money/time = 3", "let x:(divide money time) = 3"),
    (
      "fn blended(a, b, share) = a * share + b * (1 - share)",
      "fn blended(a,b,share) = (add (multiply a share) (multiply b (subtract 1 share)))"
    ),
    ("fn f(x: money, t): money = x", "fn f(x:money,t):money = x"),
    ("fn f() = 1", "fn f() = 1"),
    ("let value = 3", "let value = 3"), ("value * 2", "(multiply value 2)"),
  ])
  func forms(_ text: String, _ expected: String) {
    #expect(written(text) == expected)
  }
}
