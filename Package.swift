// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "swift-tech-touch",
  products: [
    .library(name: "EventLog", targets: ["EventLog"]),
    .library(name: "TouchContent", targets: ["TouchContent"]),
    .library(name: "TutorialModel", targets: ["TutorialModel"]),
    .library(name: "ChecklistEngine", targets: ["ChecklistEngine"]),
    .library(name: "SurveyKit", targets: ["SurveyKit"]),
    .library(name: "TriggerRules", targets: ["TriggerRules"]),
    .library(name: "TechTouch", targets: ["TechTouch"]),
    .library(name: "TechTouchTesting", targets: ["TechTouchTesting"]),
  ],
  dependencies: [],
  targets: [
    // Floor 1: events and the seam; text, markup and media.
    .target(name: "EventLog"),
    .target(
      name: "TouchContent",
      exclude: ["Assets/touch.css", "Assets/touch.js"],
      resources: [
        .embedInCode("Assets/touch.min.css"), .embedInCode("Assets/noscript.css"), .embedInCode("Assets/touch.min.js"),
      ]),
    // Floor 2: pure content, state machines, rendering, decisions. None imports another.
    .target(name: "TutorialModel", dependencies: ["EventLog", "TouchContent"]),
    .target(name: "ChecklistEngine", dependencies: ["EventLog", "TouchContent"]),
    .target(name: "SurveyKit", dependencies: ["EventLog", "TouchContent"]),
    .target(name: "TriggerRules", dependencies: ["EventLog"]),
    // Floor 3: where they meet.
    .target(
      name: "TechTouch",
      dependencies: ["EventLog", "TouchContent", "TutorialModel", "ChecklistEngine", "SurveyKit", "TriggerRules"],
      resources: [.embedInCode("Schema/content.schema.json")]),
    // Floor 4: what a host needs in its own tests.
    .target(name: "TechTouchTesting", dependencies: ["TechTouch"]),

    .testTarget(name: "EventLogTests", dependencies: ["EventLog", "TechTouchTesting"]),
    .testTarget(name: "TouchContentTests", dependencies: ["TouchContent"]),
    .testTarget(name: "TutorialModelTests", dependencies: ["TutorialModel"]),
    .testTarget(name: "ChecklistEngineTests", dependencies: ["ChecklistEngine"]),
    .testTarget(name: "SurveyKitTests", dependencies: ["SurveyKit"]),
    .testTarget(name: "TriggerRulesTests", dependencies: ["TriggerRules"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "TechTouchTests", dependencies: ["TechTouch", "TechTouchTesting"], resources: [.copy("Documents")]),
    .testTarget(name: "TechTouchTestingTests", dependencies: ["TechTouch", "TechTouchTesting"]),
  ],
  swiftLanguageModes: [.v6]
)

// The settings of every target. `.ci/stages/lint` checks each name against the compiler's own list,
// because a misspelt feature is accepted without a word.
let settings: [SwiftSetting] = [
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
  .enableUpcomingFeature("ExistentialAny"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
  .enableUpcomingFeature("InternalImportsByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
  .enableUpcomingFeature("MemberImportVisibility"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0470-isolated-conformances.md
  .enableUpcomingFeature("InferIsolatedConformances"),
]
for target in package.targets {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
