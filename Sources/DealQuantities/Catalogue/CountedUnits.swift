extension CatalogueEntry {
  /// Things that are counted one by one.
  static let countedUnits: [CatalogueEntry] = [
    CatalogueEntry(
      "gpu", "gpus", others: ["GPU", "GPUs"], .accelerators, 1, "an accelerator: a gpu"),
    CatalogueEntry(
      "tpu", "tpus", others: ["TPU", "TPUs"], .accelerators, 1, "an accelerator: a tpu"),
    CatalogueEntry("accelerator", "accelerators", .accelerators, 1, "an accelerator of any kind"),
    CatalogueEntry("cpu", "cpus", others: ["CPU", "CPUs"], .processors, 1, "a processor"),
    CatalogueEntry("person", "people", others: ["persons"], .people, 1, "a person"),
    CatalogueEntry("rack", "racks", Dimension(.racks), 1, "a rack of servers"),
    CatalogueEntry("server", "servers", Dimension(.servers), 1, "a server"),
    CatalogueEntry(
      "token", "tokens", stems: ["token", "tokens"],
      prefixes: [.kilo, .mega, .billion, .tera], Dimension(.tokens), 1,
      "a token of a language model"),
  ]

  /// Shares: plain numbers that are written as hundredths or ten-thousandths.
  static let shareUnits: [CatalogueEntry] = [
    CatalogueEntry("%", others: ["percent"], .none, 1, over: 100, "a hundredth"),
    CatalogueEntry(
      "bp", others: ["bps"], .none, 1, over: 10000, "a basis point: a hundredth of a per cent"),
  ]
}
