-- New managed members, each with an address of its own.
local count = 0

function request()
  count = count + 1
  return wrk.format("POST", nil,
    {["Content-Type"] = "application/json", ["Authorization"] = "KISI-LOGIN ac3e0000000000000000000000000001"},
    '{"member":{"email":"new' .. count .. '@acme.example","name":"New","confirm":true,"send_emails":false}}')
end
