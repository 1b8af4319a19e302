import Glibc

/// The clock of the machine, from any beginning; it never goes back.
enum WallClock {
  static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  @Sendable static func microseconds() -> Int64 { Int64(nanoseconds() / 1000) }
}
