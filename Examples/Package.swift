// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Examples",
  dependencies: [
    .package(name: "swift-tech-touch", path: ".."),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // The product that the visitor sees, as a library so that its flows can be tested.
    .target(
      name: "OnboardingApp",
      dependencies: [
        .product(name: "TechTouch", package: "swift-tech-touch"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [
        .copy("Content"), .copy("GalleryContent"), .embedInCode("Assets/product.css"),
        .embedInCode("Assets/gallery.js"), .embedInCode("Assets/icon.svg"),
      ]),
    .executableTarget(name: "OnboardingServer", dependencies: ["OnboardingApp"]),
    // The ten lines of the README.
    .executableTarget(
      name: "FirstTour",
      dependencies: [
        .product(name: "TechTouch", package: "swift-tech-touch"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      resources: [.copy("Content")]),
    .testTarget(
      name: "OnboardingAppTests",
      dependencies: [
        "OnboardingApp",
        .product(name: "TechTouchTesting", package: "swift-tech-touch"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
