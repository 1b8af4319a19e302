import Session
import Syntax

/// A session in which some statements have run.
func session(_ text: String, _ options: Session.Options = Session.Options()) -> Session {
  var session = Session(options)
  for line in text.split(separator: "\n") { _ = session.submit(String(line)) }
  return session
}

let pair = """
  node a leader
  node b follower sync
  node c follower async latency 200ms
  """
