fn zzz() {}
