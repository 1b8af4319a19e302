/// A seeded source of random numbers (SplitMix64), the same on every machine. Its state is the
/// seed of what comes next, and can be read and set.
public struct Random: Hashable, Sendable {
  /// All there is to the source: two with the same state give the same numbers from then on.
  public var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// The next 64 bits, each value as likely.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// From 0 up to, not including, the bound; 0 where the bound is not positive.
  public mutating func below(_ bound: Int64) -> Int64 {
    guard bound > 0 else { return 0 }
    return Int64(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// From 0 up to, not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Exponential with mean 1, by von Neumann's method: it only compares uniform numbers, so that it
  /// needs no logarithm, whose last bits differ between machines.
  mutating func exponential() -> Double {
    var whole = 0.0
    while true {
      let first = fraction()
      var last = first
      var isOdd = true
      while true {
        let next = fraction()
        guard next < last else { break }
        last = next
        isOdd.toggle()
      }
      if isOdd { return whole + first }
      whole += 1
    }
  }

  /// The size of a normal deviation with standard deviation 1, by rejection from an exponential.
  mutating func halfNormal() -> Double {
    while true {
      let candidate = exponential()
      let distance = candidate - 1
      if exponential() >= distance * distance / 2 { return candidate }
    }
  }
}
