"""Pictures of demand and capacity; the only part of `qikit.flow` that knows matplotlib."""
