import DealSyntax
import Testing

@Suite struct FormulaTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(add 1 (multiply 2 3))"),
    ("1 - 2 - 3", "(subtract (subtract 1 2) 3)"),
    ("-2^2", "(minus (power 2 2))"),
    ("2^3^2", "(power 2 (power 3 2))"),
    ("2^-1", "(power 2 (minus 1))"),
    ("a * -b + c", "(add (multiply a (minus b)) c)"),
    ("a or b and not c == d", "(or a (and b (not (equal c d))))"),
    ("1 to 2 + 3", "(to 1 (add 2 3))"),
    ("5 ± 1", "(plusMinus 5 1)"), ("5 +/- 1", "(plusMinus 5 1)"),
    ("2026..2030 by year", "(by (upThrough y2026 y2030) year)"),
    ("s by quarter from 2027 until 2028-12", "(by s quarter from y2027 until m2028-12)"),
    ("s by 3 months from 2027", "(by s [3 months] from y2027)"),
    ("x at 2027-06 > 3", "(greater (at x m2027-6) 3)"),
    ("x known on 2025-06-01", "(known x d2025-6-1)"),
    ("x during 2027 + 1", "(during x (add y2027 1))"),
    ("80% of x + 1", "(add (of 80% x) 1)"),
    ("x in USD/gpu/hour", "(convert x (divide (divide USD gpu) hour))"),
    ("x -> $/hour", "(convert x (divide USD hour))"),
    ("x in %", "(convert x %)"),
    ("x |> f(a) |> g", "(pipe (pipe x f(a)) g)"),
    ("x |> f in USD", "(convert (pipe x f) USD)"),
    ("if a > 1 then b else c + 1", "(if (greater a 1) b (add c 1))"),
    ("if a then b else if c then d else e", "(if a b (if c d e))"),
    ("x => x + 1", "(x => (add x 1))"),
    ("(a, b) => a * b", "(a,b => (multiply a b))"),
    ("() => 1", "( => 1)"),
    ("map(xs, x => x^2)", "map(xs (x => (power x 2)))"),
    ("f(p5: 1, p95: 3)", "f(p5:1 p95:3)"),
    ("a.b.c[1](2).d", "a.b.c[1](2).d"),
    ("[1, 2, [3]]", "[1 2 [3]]"), ("[]", "[]"), ("[1, 2,]", "[1 2]"),
    ("{name: a, value: 3}", "{name:a value:3}"),
    ("[x * 2 for x in xs if x > 1]", "[(multiply x 2) for x in xs if (greater x 1)]"),
    ("[x in USD for x in deals |> top]", "[(convert x USD) for x in (pipe deals top)]"),
    ("x given a = 1, b.c = 2", "(given x a=1 b.c=2)"),
    ("x given low", "(given x low)"),
    ("f(x given a = 1, 5)", "f((given x a=1) 5)"),
    ("x in USD given r = 1", "(given (convert x USD) r=1)"),
    ("1 < 2", "(less 1 2)"), ("1 ≤ 2", "(lessOrEqual 1 2)"), ("2 ≠ 3", "(notEqual 2 3)"),
    ("3 × 4 ÷ 2 − 1", "(subtract (divide (multiply 3 4) 2) 1)"),
    ("3 · 4", "(multiply 3 4)"),
    ("$2.50 per gpu per hour", "(divide (divide USD2.5 gpu) hour)"),
    ("true and false", "(and true false)"),
  ])
  func precedence(_ text: String, _ expected: String) {
    #expect(written(text) == expected)
  }

  @Test(arguments: [
    ("$38B / 7 years", "(divide USD38000000000 [7 years])"),
    ("700 W * 200k gpus", "(multiply [700 W] [200000 gpus])"),
    ("2GW", "[2 GW]"), ("80 GB", "[80 GB]"), ("5h", "[5 h]"),
    ("38B USD", "[38000000000 USD]"),
    ("5 m^2", "(multiply 5 (power m 2))"), ("(5 m)^2", "(power [5 m] 2)"),
    ("-5 years", "(minus [5 years])"),
    ("25 bp", "25bp"), ("25bp", "25bp"),
    ("2000 gpus", "[2000 gpus]"), ("2000", "y2000"),
    ("2_000", "2000"), ("2000.0", "2000"),
    ("hundreds of thousands of gpus", "[h100000 gpus]"),
    ("hundreds of thousands", "h100000"), ("tens of millions", "h10000000"),
    ("dozens", "h12"), ("thousands gpus", "[h1000 gpus]"),
    ("dozens of f(x)", "(of h12 f(x))"),
    ("about 38B", "(about 38000000000)"), ("nearly $5", "(nearly USD5)"),
    ("up to 3 GW", "(upTo [3 GW])"), ("over (1 + 2) / 3", "(divide (over (add 1 2)) 3)"),
    ("about hundreds of gpus", "(about [h100 gpus])"),
    ("about + 1", "(add about 1)"), ("over", "over"),
    ("late 2026", "(late y2026)"), ("mid-2026", "(mid y2026)"),
    ("early 2026-Q4", "(early q2026-4)"),
    ("late + 2026", "(add late y2026)"),
    ("end of 2026 + 3 months", "(add (endof y2026) [3 months])"),
    ("start of late 2026", "(startof (late y2026))"), ("end - start", "(subtract end start)"),
    ("38 billion", "38000000000"), ("$1.2 bn", "USD1200000000"),
    ("2 hundred thousand gpus", "[200000 gpus]"), ("3 dozen", "36"), ("3 dozen eggs", "[36 eggs]"),
  ])
  func measures(_ text: String, _ expected: String) {
    #expect(written(text) == expected)
  }

  @Test(arguments: [
    ("\"a\"", "'a'"), ("\"a {1 + 2} b\"", "(text 'a ' (add 1 2) ' b')"),
    ("\"{\"x{1}\"}\"", "(text (text 'x' 1))"), ("\"\"", "''"),
    ("\"a\\n\\t\\\"\\\\\\{\\}\\u{e9}\"", "'a\n\t\"\\{}é'"),
    ("\"€ {x} ü\"", "(text '€ ' x ' ü')"),
  ])
  func texts(_ text: String, _ expected: String) {
    #expect(written(text) == expected)
  }

  @Test(arguments: [
    ("1 +\n2", "(add 1 2)"), ("1\n+ 2", "1 | (plus 2)"),
    ("x\n|> f", "(pipe x f)"), ("x\n\n  |> f # why\n  |> g", "(pipe (pipe x f) g)"),
    ("f(1,\n2)", "f(1 2)"), ("(1\n+ 2)", "(add 1 2)"), ("1; 2 ;; 3", "1 | 2 | 3"),
    ("[\n1,\n2\n]", "[1 2]"), ("1 # 2", "1"), ("#!/usr/bin/env deal\n1", "1"), ("", ""),
    ("1\r\n2\r\n", "1 | 2"), ("{a: 1,\n rate: 2}", "{a:1 rate:2}"),
    ("let x =\n 5", "let x = 5"),
  ])
  func lines(_ text: String, _ expected: String) {
    #expect(written(text) == expected)
  }
}
