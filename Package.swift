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

/// Whether the programs that fuzz are built, in place of everything that cannot be built with them.
let fuzzes = Context.environment["DEAL_FUZZ"] == "1"

/// A program that fuzzes: a folder below `Tests/Fuzz/Targets`.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: "fuzz-" + name.lowercased(), dependencies: ["FuzzChecks"],
    path: "Tests/Fuzz/Targets/\(name)",
    swiftSettings: house + [.unsafeFlags(["-parse-as-library"])])
}

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

let commandDependencies: [Target.Dependency] = [
  "DealWorkbench", "DealLanguage", "DealSyntax", "DealFormula", "DealQuantities", "DealPage",
  "DealText", "CEdit", "CConfine", argumentParser,
]

/// The program. What fuzzes its parts has the `main` of libFuzzer, so there it is a library with a
/// `main` of another name.
let program: Target =
  fuzzes
  ? .target(
    name: "deal", dependencies: commandDependencies, path: "Sources/DealCommand",
    swiftSettings: house + [
      .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "deal_main"])
    ])
  : .executableTarget(
    name: "deal", dependencies: commandDependencies, path: "Sources/DealCommand",
    // It waits for people and files: that it is small matters more than how fast it computes.
    swiftSettings: house + [.unsafeFlags(["-Osize"], .when(configuration: .release))])

// What `scripts/bench` runs; no product has it, so that nobody builds it who does not ask.
let benchmark: Target = .executableTarget(
  name: "deal-bench", dependencies: ["DealChance"], path: "Tests/Benchmark",
  exclude: ["peers", "runner"], swiftSettings: house)

let package = Package(
  name: "deal",
  products: fuzzes ? [] : [.executable(name: "deal", targets: ["deal"])],
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
    program,
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: house),
    .target(
      name: "PictureReading", dependencies: ["DealText"], path: "Tests/PictureReading",
      swiftSettings: house),
    .target(
      name: "ScreenReading", dependencies: ["DealText"], path: "Tests/ScreenReading",
      swiftSettings: house),
    // What fuzzing looks for; the programs that fuzz call it, and a test with what they found.
    .target(
      name: "FuzzChecks",
      dependencies: [
        "deal", "DealWorkbench", "DealLanguage", "DealModel", "DealFormula", "DealQuantities",
        "DealPage", "DealSyntax", "DealText", "ScreenReading",
      ],
      path: "Tests/Fuzz/Checks", swiftSettings: house),
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
      ], exclude: ["Oracles"]),
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
        "SeededNumbers", "PictureReading", "ScreenReading", "deal", "CConfine", "DealWorkbench",
        "DealPage", "DealText",
      ]),
    tests(
      "CaseTests",
      uses: ["SeededNumbers", "DealWorkbench", "DealLanguage", "DealQuantities", "DealSyntax"]),
    .testTarget(
      name: "FuzzReplayTests", dependencies: ["FuzzChecks"], path: "Tests/Fuzz/Replay",
      swiftSettings: house),
  ]
    + (fuzzes
      ? ["Script", "Expression", "Sheet", "Journal", "Lesson", "Keys"].map(fuzzer) : [benchmark])
)
