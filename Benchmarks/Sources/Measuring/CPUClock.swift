import Foundation

/// The CPU time that this process has used: what other processes do at the same time counts for little in it.
public enum CPUClock {
  /// Seconds of CPU time since the process began.
  public static var seconds: Double { timespec.seconds(of: CLOCK_PROCESS_CPUTIME_ID) }
}

extension timespec {
  /// What a clock of the system shows, in seconds.
  static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
