// ClientHistory
