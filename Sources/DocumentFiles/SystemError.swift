import Glibc

/// What the system says about a failure.
public enum SystemError {
  /// The meaning of an `errno`, as the end of a sentence: `permission denied`.
  public static func reason(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
