// swift-tools-version: 6.2

import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library of the house: its name and the targets that it may use (the arrows of the map).
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, uses dependencies: [Target.Dependency], exclude: [String] = []) -> Target
{
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")
let collections: Target.Dependency = .product(
  name: "HashTreeCollections", package: "swift-collections")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// The files of the course, in the order of its lessons.
let courseLessons = [
  "01-first-deal",
  "02-units-and-money",
  "03-time-and-rollouts",
  "04-hundreds-of-thousands",
  "05-price-of-a-gpu-hour",
  "06-firm-or-headline",
  "07-exclusivity-and-dependence",
  "08-scenarios",
  "09-circles",
  "10-check-an-article",
]

let package = Package(
  name: "deal",
  products: [
    .executable(name: "deal", targets: ["deal"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
  ],
  targets: [
    room("DealText"),
    room("DealSyntax", uses: ["DealText"]),
    .target(name: "CKernels"),
    room("DealChance", uses: ["CKernels", realModule]),
    room("DealQuantities", uses: ["DealChance"]),
    room("DealFormula", uses: ["DealChance", "DealQuantities"]),
    // The books of the library are part of the program; scripts/library makes them from the tables.
    .target(
      name: "DealModel",
      dependencies: ["DealFormula", "DealQuantities", "DealChance", collections],
      exclude: ["Library/data"],
      resources: [
        .embedInCode("Library/hardware.deal"), .embedInCode("Library/market.deal"),
        .embedInCode("Library/atlas.deal"),
      ],
      swiftSettings: house),
    room("DealPage", uses: ["DealText"]),
    room("DealReports", uses: ["DealModel", "DealFormula", "DealQuantities", "DealPage"]),
    room(
      "DealLanguage",
      uses: [
        "DealSyntax", "DealReports", "DealModel", "DealFormula", "DealQuantities", "DealChance",
        "DealPage", "DealText",
      ]),
    // The lessons of the course are part of the program.
    .target(
      name: "DealWorkbench",
      dependencies: [
        "DealLanguage", "DealSyntax", "DealReports", "DealModel", "DealFormula", "DealQuantities",
        "DealPage", "DealText",
      ],
      resources: courseLessons.map { .embedInCode("Lesson/Course/\($0).md") },
      swiftSettings: house),
    .target(
      name: "CEdit", linkerSettings: [.linkedLibrary("edit")]),
    .target(name: "CConfine"),
    .executableTarget(
      name: "deal",
      dependencies: [
        "DealWorkbench", "DealLanguage", "DealSyntax", "DealFormula", "DealQuantities", "DealPage",
        "DealText", "CEdit", "CConfine", argumentParser,
      ],
      path: "Sources/DealCommand",
      // It waits for people and files: that it is small matters more than how fast it computes.
      swiftSettings: house + [.unsafeFlags(["-Osize"], .when(configuration: .release))]),
    // What `scripts/bench` runs; no product has it, so that nobody builds it who does not ask.
    .executableTarget(
      name: "deal-bench", dependencies: ["DealChance"], path: "Tests/Benchmark",
      exclude: ["peers", "runner"], swiftSettings: house),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: house),
    .target(
      name: "PictureReading", dependencies: ["DealText"], path: "Tests/PictureReading",
      swiftSettings: house),
    tests("HouseTests", uses: []),
    tests("DealSyntaxTests", uses: ["SeededNumbers", "DealSyntax", "DealText"]),
    tests("DealChanceTests", uses: ["DealChance"], exclude: ["Oracles"]),
    tests("DealQuantitiesTests", uses: ["SeededNumbers", "DealQuantities"], exclude: ["Oracles"]),
    tests(
      "DealFormulaTests", uses: ["SeededNumbers", "DealFormula", "DealQuantities", "DealChance"],
      exclude: ["Oracles"]),
    tests(
      "DealModelTests",
      uses: [
        "SeededNumbers", "DealWorkbench", "DealLanguage", "DealPage", "DealQuantities",
        "DealSyntax",
      ]),
    tests(
      "DealWorkbenchTests",
      uses: [
        "SeededNumbers", "DealWorkbench", "DealLanguage", "DealPage", "DealQuantities",
        "DealSyntax",
      ]),
    tests(
      "DealPageTests", uses: ["SeededNumbers", "PictureReading", "DealPage", "DealText"],
      exclude: ["Pictures", "Goldens"]),
    tests(
      "DealCommandTests",
      uses: [
        "SeededNumbers", "PictureReading", "deal", "CConfine", "DealWorkbench", "DealPage",
        "DealText",
      ]),
    tests(
      "CaseTests",
      uses: ["SeededNumbers", "DealWorkbench", "DealLanguage", "DealQuantities", "DealSyntax"]),
  ]
)
