"""Problems of contests: judged by instruction limits, scored by subtasks, and placed among people."""
