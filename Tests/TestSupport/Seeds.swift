internal import Glibc

/// The seeds of a test that draws at random.
public enum Seeds {
  /// So many seeds; `UNDERSTUDY_SEEDS=1000` or `=200-1000` in the environment searches for longer.
  public static func first(_ count: UInt64) -> Range<UInt64> {
    guard let text = getenv("UNDERSTUDY_SEEDS").map({ String(cString: $0) }) else {
      return 0..<count
    }
    let bounds = text.split(separator: "-").compactMap { UInt64($0) }
    guard let last = bounds.last, let first = bounds.first, first <= last else { return 0..<count }
    return (bounds.count > 1 ? first : 0)..<last
  }
}
