import Glibc

/// What the system says about an `errno`, as the end of a sentence.
func reason(_ code: Int32) -> String {
  let text = String(cString: strerror(code))
  return text.prefix(1).lowercased() + text.dropFirst()
}
