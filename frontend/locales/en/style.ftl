style-kept = Kept { $time }
style-restore = Restore
style-forget = Forget
