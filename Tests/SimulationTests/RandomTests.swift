import Testing

@testable import Simulation

@Suite struct RandomTests {
  /// The first numbers of SplitMix64 for the seed 1234567, as its author's program prints them.
  @Test func itIsSplitMix64() {
    var random = Random(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func belowStaysBelowAndReachesEverything() {
    var random = Random(seed: 3)
    var seen: Set<Int64> = []
    for _ in 0..<1_000 {
      let number = random.below(7)
      #expect(0..<7 ~= number)
      seen.insert(number)
    }
    #expect(seen.count == 7)
    #expect(random.below(0) == 0)
    #expect(random.below(-5) == 0)
    #expect(random.below(.max) >= 0)
  }

  /// The mean of `count` draws lies within 4 standard errors of what it should be.
  private func isNear(_ mean: Double, deviation: Double, _ draw: (inout Random) -> Double) -> Bool {
    var random = Random(seed: 42)
    let count = 40_000
    var sum = 0.0
    for _ in 0..<count { sum += draw(&random) }
    return abs(sum / Double(count) - mean) < 4 * deviation / Double(count).squareRoot()
  }

  @Test func theMeansAreRight() {
    #expect(isNear(0.5, deviation: (1.0 / 12).squareRoot()) { $0.fraction() })
    #expect(isNear(1, deviation: 1) { $0.exponential() })
    let halfNormal = (2 / Double.pi).squareRoot()
    #expect(isNear(halfNormal, deviation: (1 - 2 / Double.pi).squareRoot()) { $0.halfNormal() })
    // The variances as well: the mean of the squares.
    #expect(isNear(2, deviation: 20.0.squareRoot()) { $0.exponentialSquared() })
    #expect(isNear(1, deviation: 2.0.squareRoot()) { $0.halfNormalSquared() })
    #expect(!isNear(1.1, deviation: 1) { $0.exponential() })
  }

  @Test func linesDrawWhatTheySay() {
    func mean(_ line: Line) -> Double {
      var random = Random(seed: 9)
      return (0..<20_000).reduce(0.0) { sum, _ in sum + Double(line.draw(&random)) } / 20_000
    }
    #expect(mean(Line(latency: 1_000)) == 1_000)
    #expect(mean(Line(latency: 1_000, jitter: .fixed(50))) == 1_050)
    #expect(abs(mean(Line(latency: 1_000, jitter: .uniform(600))) - 1_300) < 6)
    #expect(abs(mean(Line(latency: 0, jitter: .exponential(mean: 1_000))) - 1_000) < 29)
    let half = 1_000 * (2 / Double.pi).squareRoot()
    #expect(abs(mean(Line(latency: 0, jitter: .normal(deviation: 1_000))) - half) < 18)
    // One in ten is lost and comes 200 ms later; of those one in ten once more.
    let loss = mean(Line(latency: 1_000, loss: 100_000))
    #expect(abs(loss - 1_000 - 200_000 / 9) < 2_000)
  }

  @Test func aLineThatLosesEverythingStillEnds() {
    var random = Random(seed: 1)
    let time = Line(latency: 1_000, loss: 1_000_000).draw(&random)
    #expect(time == 1_000 + 16 * 200_000)
  }

  @Test func nothingOverflows() {
    var random = Random(seed: 1)
    var line = Line(latency: Line.longest, jitter: .exponential(mean: Line.longest), loss: 999_999)
    for _ in 0..<100 { #expect(line.draw(&random) <= Line.longest) }
    line.scale(by: 1_000_000)
    #expect(line.latency == Line.longest)
    #expect(Line.times(.max, .max) == Line.longest)
    #expect(Line.times(3, 4) == 12)
  }

  @Test func retransmissionTakesTwiceTheLatencyWhereThatIsLonger() {
    var random = Random(seed: 1)
    let time = Line(latency: 1_000_000, loss: 1_000_000).draw(&random)
    #expect(time == 1_000_000 + 16 * 2_000_000)
  }
}

extension Random {
  fileprivate mutating func exponentialSquared() -> Double {
    let number = exponential()
    return number * number
  }

  fileprivate mutating func halfNormalSquared() -> Double {
    let number = halfNormal()
    return number * number
  }
}
