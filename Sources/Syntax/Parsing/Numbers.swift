/// Reads numbers with their units from the bytes of a word.
enum Numbers {
  /// A decimal number: its digits before and behind the point as one integer, how many stand
  /// behind it, and what follows.
  private struct Decimal {
    var digits: Int64 = 0
    var scale = 0
    var hasDigits = false
    var unit: ArraySlice<UInt8>
    var isTooLarge = false
  }

  private static func decimal(_ bytes: ArraySlice<UInt8>) -> Decimal {
    var rest = bytes
    var number = Decimal(unit: rest)
    var isBehindPoint = false
    while let byte = rest.first {
      if Ascii.isDigit(byte) {
        number.hasDigits = true
        let (tenfold, first) = number.digits.multipliedReportingOverflow(by: 10)
        let (sum, second) = tenfold.addingReportingOverflow(Int64(byte - Ascii.zero))
        number.isTooLarge = number.isTooLarge || first || second
        number.digits = sum
        if isBehindPoint { number.scale += 1 }
      } else if byte == Ascii.period, !isBehindPoint, number.hasDigits,
        rest.dropFirst().first.map(Ascii.isDigit) ?? false
      {
        isBehindPoint = true
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    number.unit = rest
    return number
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// A time such as `250us` or `1.5s`, in microseconds; with a sign only where one is allowed.
  static func duration(
    _ bytes: [UInt8], isSigned: Bool = false
  ) throws(NumberProblem) -> Microseconds {
    var rest = bytes[...]
    var isNegative = false
    if let sign = rest.first, sign == Ascii.minus || sign == Ascii.plus {
      isNegative = sign == Ascii.minus
      rest = rest.dropFirst()
      if !isSigned {
        throw isNegative && rest.first.map(Ascii.isDigit) ?? false
          ? .negativeTime : .time(text(bytes[...]))
      }
    }
    let number = decimal(rest)
    guard number.hasDigits else { throw .time(text(bytes[...])) }
    guard !number.unit.isEmpty else { throw .missingUnit(text(bytes[...])) }
    guard let unit = microseconds[text(number.unit)] else { throw .unknownUnit(text(bytes[...])) }
    guard !number.isTooLarge else { throw .timeTooLong }
    let (product, overflows) = number.digits.multipliedReportingOverflow(by: unit)
    guard !overflows else { throw .timeTooLong }
    let value = try divided(product, number.scale)
    guard value <= Limits.longestTime else { throw .timeTooLong }
    return isNegative ? -value : value
  }

  private static let microseconds: [String: Int64] = [
    "us": 1, "ms": 1_000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000,
    "d": 86_400_000_000,
  ]

  private static func divided(_ value: Int64, _ scale: Int) throws(NumberProblem) -> Int64 {
    var value = value
    for _ in 0..<scale {
      guard value.isMultiple(of: 10) else { throw .timeTooFine }
      value /= 10
    }
    return value
  }

  /// A whole number between two bounds; a `-` may stand before it.
  static func count(
    _ bytes: [UInt8], from least: Int64, to most: Int64
  ) throws(NumberProblem) -> Int64 {
    let digits = bytes.first == Ascii.minus ? 1 : 0
    guard bytes.count > digits, bytes[digits...].allSatisfy(Ascii.isDigit) else {
      throw .count(text(bytes[...]))
    }
    let isNegative = bytes.first == Ascii.minus
    guard !isNegative || least < 0 else { throw .negativeCount }
    guard let value = Int64(text(bytes[...])) else {
      throw isNegative ? .countTooSmall(least) : .countTooLarge(most)
    }
    guard value <= most else { throw .countTooLarge(most) }
    guard value >= least else { throw .countTooSmall(least) }
    return value
  }

  /// A number of bytes such as `100` or `45kb`, and whether it had a unit.
  static func size(_ bytes: [UInt8]) throws(NumberProblem) -> (value: Int64, hasUnit: Bool) {
    let number = decimal(bytes[...])
    let shifts: [String: Int64] = ["": 0, "b": 0, "kb": 10, "mb": 20, "gb": 30]
    guard number.hasDigits, number.scale == 0, let shift = shifts[text(number.unit)] else {
      throw .size(text(bytes[...]))
    }
    let (value, overflows) = number.digits.multipliedReportingOverflow(by: 1 << shift)
    guard !number.isTooLarge, !overflows else { throw .countTooLarge(Int64.max) }
    return (value, !number.unit.isEmpty)
  }

  /// A share such as `5%`, in millionths.
  static func share(_ bytes: [UInt8]) throws(NumberProblem) -> Int64 {
    let number = decimal(bytes[...])
    guard number.hasDigits, number.unit.elementsEqual([Ascii.percent]) else {
      throw .share(text(bytes[...]))
    }
    guard !number.isTooLarge, number.digits <= Int64.max / 10_000 else { throw .shareRange }
    var value = number.digits * 10_000
    for _ in 0..<number.scale {
      guard value.isMultiple(of: 10) else { throw .shareRange }
      value /= 10
    }
    guard value <= 1_000_000 else { throw .shareRange }
    return value
  }

  /// A factor such as `10x`, at least 1.
  static func factor(_ bytes: [UInt8]) throws(NumberProblem) -> Int64 {
    guard bytes.count > 1, bytes.last == UInt8(ascii: "x"),
      bytes.dropLast().allSatisfy(Ascii.isDigit)
    else { throw .factor(text(bytes[...])) }
    return try count(Array(bytes.dropLast()), from: 1, to: 1_000_000)
  }
}
