import TechTouch
import TechTouchTesting
import XCTest

/// A journey in XCTest: nothing of it needs Swift Testing.
final class JourneyXCTests: XCTestCase {
  func testANewUserIsWelcomed() async throws {
    let journey = try Fixture.journey()
    try await journey.visit("/")
    try await journey.expect(shown: "popup/welcome")
    try await journey.click("案内を始める")
    XCTAssertEqual(journey.shown, ["guide/tour", "checklist/setup"])
  }

  func testAFailingExpectationSaysWhatWasWantedWhatWasShownAndWhy() async throws {
    let journey = try Fixture.journey()
    var failures: [JourneyError] = []
    journey.onFailure = { failures.append($0) }
    try await journey.visit("/")
    try await journey.expect(shown: "popup/news")
    let failure = try XCTUnwrap(failures.first)
    XCTAssertEqual(
      "\(failure)",
      """
      wanted "popup/news" on /, which shows "popup/welcome", "checklist/setup"
        because news (show popup/news, priority 50) waits: waits for rule welcome
      """)
    XCTAssertTrue("\(failure.file)".hasSuffix("JourneyXCTests.swift"))
    XCTAssertEqual(failure.line, 20)
  }

  func testAThrownFailureIsReportedWithItsText() async throws {
    let journey = try Fixture.journey()
    try await journey.visit("/")
    do {
      try await journey.expect(shown: "guide/tour")
      XCTFail("wanted a failure, found none")
    } catch let error as JourneyError {
      XCTAssertTrue("\(error)".hasPrefix("wanted \"guide/tour\" on /, which shows \"popup/welcome\""))
    }
  }

  func testAPopulationLives() async throws {
    let catalog = try Fixture.catalog()
    let summary = try await Population(
      User.crowd(3, accounts: 1, of: catalog.product), in: catalog, start: Fixture.start, days: 10
    ).live()
    XCTAssertEqual(summary.users, 3)
  }
}
