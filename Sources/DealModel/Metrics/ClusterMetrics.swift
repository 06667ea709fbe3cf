import DealFormula
import DealQuantities

extension Property {
  /// What the accelerators of a deal draw, compute and cost.
  static let clusterMetrics: [Property] = [
    .deal(
      "it_power", "the power of the computers alone", unit: "W", isMetric: true,
      how: "gpus * the power of their chip, else facility power / pue",
      reference: "all-in watts of an accelerator: with its share of server and network"
    ) { (terms, evaluation) throws(Refusal) in try terms.power(counting: .it, in: &evaluation) },
    .deal(
      "facility_power", "the power that the site draws", unit: "W", isMetric: true,
      how: "stated power, else it_power * pue",
      reference: "pue is facility power over it power (ISO/IEC 30134-2)"
    ) { (terms, evaluation) throws(Refusal) in
      try terms.power(counting: .facility, in: &evaluation)
    },
    .deal(
      "energy", "what the site draws over the term", unit: "Wh", isMetric: true,
      how: "facility power times load, added up over the hours for which it is live",
      reference: "the exact integral of the ramp, as gpu_hours; if the deal happens"
    ) { (terms, evaluation) throws(Refusal) in try terms.energy(in: &evaluation) },
    Property(
      "energy_cost", of: .deal, "what the electricity costs over the term", unit: "money",
      .written("energy * electricity_price"),
      reference: "energy at one price; without discounting"),
    .deal(
      "energy_share", "the part of the value that electricity costs", unit: "%", isMetric: true,
      how: "= energy_cost / value in %", reference: "energy_cost over value",
      edges: "of a cancelled deal over what fell due before"
    ) { (terms, evaluation) throws(Refusal) in try terms.energyShare(in: &evaluation) },
    .deal(
      "h100_equivalents", "its accelerators, counted in those of the h100", unit: "gpu",
      isMetric: true, how: "gpus * fp8 of their chip / fp8 of h100",
      reference: "by 8-bit peak, as Epoch AI counts H100-equivalents"
    ) { (terms, evaluation) throws(Refusal) in try terms.h100Equivalents(in: &evaluation) },
    .deal(
      "compute", "the operations that it delivers over the term", unit: "FLOP", isMetric: true,
      how: "gpu_hours * bf16 of the chip * mfu",
      reference: "model FLOPS utilization: Chowdhery et al., PaLM (2022), appendix B"
    ) { (terms, evaluation) throws(Refusal) in try terms.computation(in: &evaluation) },
    Property(
      "gpus_per_mw", of: .deal, "the accelerators to a megawatt of its power", unit: "gpu/MW",
      .written("gpus / (power in MW)"), reference: "gpus over power, as it is stated"),
    Property(
      "value_per_gw", of: .deal, "the value of a gigawatt", unit: "money/GW",
      .written("value / (power in GW)"), reference: "value over power, as it is stated"),
    Property(
      "value_per_mw_year", of: .deal, "the yearly value of a megawatt", unit: "money/MW/year",
      .written("annual_value / (power in MW)"), reference: "annual value over power"),
    .deal(
      "capex", "what its accelerators cost to buy", unit: "money", isMetric: true,
      how: "gpus * the price of their chip",
      reference: "chips alone; buildings and network are not in it",
      edges: "all that is granted at one price, whenever it is bought"
    ) { (terms, evaluation) throws(Refusal) in try terms.ofChips(.price, in: &evaluation) },
    Property(
      "capex_per_gw", of: .deal, "what a gigawatt costs to buy", unit: "money/GW",
      .written("capex / (power in GW)"), reference: "capex over power, as it is stated"),
  ]
}
