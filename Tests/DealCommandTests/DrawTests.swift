import Testing

extension SessionTests {
  /// What is drawn from ranges: the same bytes however the program runs.
  struct DrawTests {
    let shell: Shell

    init() throws {
      shell = try Shell()
      try shell.make(
        "ranges.deal",
        """
        deal openai aws value $30B to $40B over 7 years announced 2025-11-03 with 200k to 900k gpus
        rollout gpus by late 2026
        assume used = beta(8, 2)
        assume slip = 5 ± 1
        let cost = 38e9 / (lognormal(100k to 500k) * (5..7) * 8766 * used)
        let late = max(exp(slip / 3), ln(cost + 2) ^ 1.5)
        correlate(used, slip, 0.6)
        cost
        late
        samples(late, 5)
        histogram(cost, 4)
        chance(cost > 4 and late < 5)
        used * slip
        openai_aws.cost_per_gpu_hour

        """)
    }

    private let few = "deal -O jsonl --samples 6000"

    @Test(arguments: ["-FMA,-AVX2,-AVX512F", "-FMA,-FMA4,-AVX,-AVX2,-AVX512F,-SSE4_1"])
    func theProcessorChangesNoByte(_ hidden: String) throws {
      let usual = try shell.run("\(few) ranges.deal")
      #expect(usual.errors == "")
      #expect(usual.status == 0)
      #expect(usual.output.split(separator: "\n").count == 7)
      #expect(usual.output.contains("\"samples\":6000"))
      let changed = try shell.run(
        "\(few) ranges.deal", ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=\(hidden)"])
      #expect(changed.output == usual.output)
      #expect(changed.errors == "")
    }

    @Test func threadsChangeNoByte() throws {
      // Enough samples for two pieces of work.
      let command = "deal -O jsonl --samples 33000 -e '(1 to 3) * (5..7)'"
      let alone = try shell.run("\(command) --threads 1")
      #expect(alone.status == 0)
      #expect(alone.output.contains("\"samples\":33000"))
      for threads in [2, 5] {
        #expect(try shell.run("\(command) --threads \(threads)").output == alone.output)
      }
    }

    @Test func seedsAndMethodsDoChangeThem() throws {
      let usual = try shell.run("\(few) ranges.deal").output
      for options in ["--seed 2", "--sampling random"] {
        let changed = try shell.run("\(few) \(options) ranges.deal")
        #expect(changed.status == 0)
        #expect(changed.output != usual)
      }
      #expect(try shell.run("\(few) --seed 1 --sampling sobol ranges.deal").output == usual)
    }
  }
}
