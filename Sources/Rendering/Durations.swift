public import ClientHistory

extension [UInt8] {
  /// A time, short and exact: in the largest of the units h, m, s, ms and us that needs no fraction
  /// or, for ms and s, a decimal one; so that `1.5s` is shown as it is written.
  mutating func put(duration: Microseconds) {
    if duration < 0 { append(UInt8(ascii: "-")) }
    let size = duration.magnitude
    if size == 0 {
      put("0us")
    } else if size % 3_600_000_000 == 0 {
      put(size / 3_600_000_000)
      put("h")
    } else if size % 60_000_000 == 0 {
      put(size / 60_000_000)
      put("m")
    } else if size >= 1_000_000 {
      put(size, per: 1_000_000)
      put("s")
    } else if size >= 1000 {
      put(size, per: 1000)
      put("ms")
    } else {
      put(size)
      put("us")
    }
  }

  /// A decimal fraction without zeros at its end; `unit` is a power of ten.
  private mutating func put(_ size: UInt64, per unit: UInt64) {
    put(size / unit)
    var rest = size % unit
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    var place = unit
    while rest > 0 {
      place /= 10
      append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
    }
  }
}

/// A time as text.
public enum DurationText {
  /// Short and exact, as everywhere in what is said.
  public static func of(_ duration: Microseconds) -> String {
    var bytes: [UInt8] = []
    bytes.put(duration: duration)
    return String(decoding: bytes, as: UTF8.self)
  }
}
