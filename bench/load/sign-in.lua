-- Sign-ins of a hundred users in turn, each of whom soon has the forty logins that one can have.
local count = 0

function request()
  local user = count % 100
  count = count + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"},
    '{"user":{"domain":"acme","email":"user' .. user .. '@acme.example","password":"password-' .. user .. '"}}')
end
